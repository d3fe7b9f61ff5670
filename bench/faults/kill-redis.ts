import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOptions, FaultResult } from './fault.ts'
import { audit, isSound } from './stage/audit.ts'
import { startConversation } from './stage/conversation.ts'
import { followHeads } from './stage/heads.ts'
import { lateness, lateText } from './stage/page-count.ts'
import { alike, pagedPeople } from './stage/paged-people.ts'
import { declareMany, duePages, pageService } from './stage/pages.ts'
import { untilTold } from './stage/paging.ts'
import { startReceivers } from './stage/receivers.ts'
import { peopleWriting } from './stage/room.ts'
import { startTwoServers } from './stage/two-servers.ts'
import { until } from './stage/until.ts'
import { type Watcher, watch } from './stage/watcher.ts'

const BETWEEN_MS = 3000
const AWAY_MS = 8000
const LIMIT_MS = 2000
const CHANNELS = ['email', 'webhook'] as const

/** Kills the Redis of two servers, while people write into rooms and a document through both and pages are due. */
export async function killRedis({ times = 3 }: FaultOptions = {}): Promise<FaultResult> {
  const promise =
    'two servers, Redis killed: no loss, what one wrote is seen through the other within 2 s, pages still fire'
  const receivers = await startReceivers()
  try {
    const { servers, redisServer, dispose } = await startTwoServers(receivers.settings)
    try {
      if (!redisServer) return { name: 'kill-redis', promise, figures: { redis: 'none here' }, met: null }
      const [first] = servers
      const urls = servers.map(({ url }) => url)
      const stage = await pagedPeople(first, receivers, { steps: [alike(4, CHANNELS.map(immediately))] })
      const { writers, people, auditor, incidentIds } = await peopleWriting(first, { urls, pauseMs: 200 })
      const watched: { watcher: Watcher; incidentId: string }[] = []
      for (const url of urls) {
        for (const incidentId of incidentIds)
          watched.push({ watcher: await watch(url, auditor, incidentId), incidentId })
      }
      const heads = followHeads(watched)
      const conversation = await startConversation(servers, people)
      writers.open()
      conversation.open()
      const incidents = await declareMany(first.url, stage, times)
      const away: { from: number; to: number }[] = []
      for (const [round, incident] of incidents.entries()) {
        await sleep(BETWEEN_MS)
        await redisServer.kill()
        const from = performance.now()
        await pageService(urls[round % 2] ?? '', stage, incident)
        await sleep(AWAY_MS)
        away.push({ from, to: performance.now() })
        await redisServer.start()
        await untilRedis(urls)
      }
      await sleep(BETWEEN_MS)
      await writers.close()
      const said = await conversation.close()
      const isAway = (at: number) => away.some(({ from, to }) => at >= from && at < to)
      const seen = await heads.seenAfter(writers.acknowledged)
      heads.stop()
      for (const { watcher } of watched) watcher.close()
      const due = await duePages(first.url, stage, incidents)
      const { counts, isWhole } = await untilTold(first.url, { receivers, stage }, due, CHANNELS)
      const found = await audit(first, auditor, writers.acknowledged)
      const entries = most(seen.filter(({ at }) => isAway(at)))
      const words = most(said.seen.filter(({ at }) => isAway(at)))
      return {
        name: 'kill-redis',
        promise,
        figures: {
          kills: times,
          acknowledged: writers.acknowledged.length,
          ...found,
          refused: writers.refused.length,
          'entries seen through both servers, with Redis (ms, at most)': most(seen.filter(({ at }) => !isAway(at))),
          'entries seen through both servers, without (ms, at most)': entries,
          'edits seen by the other, with Redis (ms, at most)': most(said.seen.filter(({ at }) => !isAway(at))),
          'edits seen by the other, without (ms, at most)': words,
          ...said.figures,
          ...counts,
          'asked to first message': lateText(lateness(due, receivers.arrivals(), CHANNELS)),
        },
        met:
          isSound(found) &&
          writers.refused.length === 0 &&
          entries <= LIMIT_MS &&
          words <= LIMIT_MS &&
          said.isSound &&
          isWhole &&
          counts.twice === 0,
      }
    } finally {
      await dispose()
    }
  } finally {
    await receivers.stop()
  }
}

const immediately = (channel: (typeof CHANNELS)[number]) => ({ channel, afterMinutes: 0 })

const most = (seen: readonly { ms: number }[]): number => Math.round(Math.max(0, ...seen.map(({ ms }) => ms)))

/** Both servers have found the new Redis. */
async function untilRedis(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    await until(async () => ((await (await fetch(`${url}/readyz`)).json()) as { redis?: string }).redis === 'ok', 30)
  }
}
