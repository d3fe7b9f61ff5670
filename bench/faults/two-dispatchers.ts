import type { FaultOptions, FaultResult } from './fault.ts'
import { lateness, lateText } from './stage/page-count.ts'
import { alike, pagedPeople } from './stage/paged-people.ts'
import { declareMany, duePages, pageService } from './stage/pages.ts'
import { untilTold } from './stage/paging.ts'
import { startReceivers } from './stage/receivers.ts'
import { startTwoServers } from './stage/two-servers.ts'

const PEOPLE = 12
const CHANNELS = ['email', 'webhook'] as const

/** Two servers on one database are woken by the same pages at once. */
export async function twoDispatchers({ times = 10 }: FaultOptions = {}): Promise<FaultResult> {
  const receivers = await startReceivers()
  try {
    const { servers, redis, dispose } = await startTwoServers(receivers.settings)
    try {
      const [{ url }] = servers
      const rule = CHANNELS.map((channel) => ({ channel, afterMinutes: 0 }))
      const stage = await pagedPeople(servers[0], receivers, { steps: [alike(PEOPLE, rule)] })
      const incidents = await declareMany(url, stage, times)
      await Promise.all(
        incidents.map((incident, index) => pageService(servers[index % 2]?.url ?? url, stage, incident)),
      )
      const due = await duePages(url, stage, incidents)
      const { counts, isWhole } = await untilTold(url, { receivers, stage }, due, CHANNELS)
      // What arrived says by its link which of them sent it.
      const pages = receivers.arrivals().filter(({ title }) => title.startsWith('SEV'))
      const by = servers.map(({ origin }) => pages.filter(({ link }) => link.startsWith(origin)).length)
      return {
        name: 'two-dispatchers',
        promise: 'two servers with the same pages due at once: each is sent, by one of them',
        figures: {
          redis,
          ...counts,
          'webhooks by the first / the second': by.join(' / '),
          'asked to first message': lateText(lateness(due, receivers.arrivals(), CHANNELS)),
        },
        met: isWhole && counts.twice === 0 && by.every((count) => count > 0),
      }
    } finally {
      await dispose()
    }
  } finally {
    await receivers.stop()
  }
}
