import type { FailPoint } from '../../lib/server/paging/fail-points.ts'
import type { FaultOptions, FaultResult } from './fault.ts'
import { firstArrivals, lateText, together } from './stage/page-count.ts'
import { alike } from './stage/paged-people.ts'
import { declareMany, duePages, pageService } from './stage/pages.ts'
import { type Paging, type Told, untilTold, withPaging } from './stage/paging.ts'
import { until } from './stage/until.ts'

const PEOPLE = 12
const CHANNELS = ['email', 'webhook'] as const
const RULE = CHANNELS.map((channel) => ({ channel, afterMinutes: 0 }))
/** It is started again while it would die again: with one channel claimed, and then the other; with all sent at once. */
const DEATHS = { 'page-claimed': 2, 'page-sent': 1 } as const satisfies Record<FailPoint, number>
/** What a dead process held is taken 20 s after it was claimed: so soon after a server is there that stays. */
const LATEST_MS = 25_000

/** Ends the server as a power cut does, with pages claimed and not sent, and with pages sent and not written down. */
export const killPaging = ({ times = 1 }: FaultOptions = {}): Promise<FaultResult> =>
  withPaging({ steps: [alike(PEOPLE, RULE)] }, async (paging) => {
    const claimed: Round[] = []
    const sent: Round[] = []
    for (let round = 0; round < times; round++) {
      claimed.push(await dieAt('page-claimed', paging))
      sent.push(await dieAt('page-sent', paging))
    }
    const rounds = [...claimed, ...sent]
    const twice = (of: Round[]) => of.reduce((total, { told }) => total + told.counts.twice, 0)
    const late = rounds.flatMap((round) => round.late)
    return {
      name: 'kill-paging',
      promise:
        'the server dies between claim and send, and between send and mark: everybody is told, within 25 s of a start',
      figures: {
        deaths: times * (DEATHS['page-claimed'] + DEATHS['page-sent']),
        ...together(rounds.map(({ told }) => told.counts)),
        'twice, of those that died before sending': twice(claimed),
        'asked to first message, with all deaths and starts': lateText(rounds.flatMap(({ sinceAsked }) => sinceAsked)),
        'from the last start': lateText(late),
      },
      met: rounds.every(({ told }) => told.isWhole) && twice(claimed) === 0 && late.every((ms) => ms <= LATEST_MS),
    }
  })

interface Round {
  told: Told
  sinceAsked: number[]
  /** Since the start of a server that stayed; nothing for what was sent before. */
  late: number[]
}

async function dieAt(point: FailPoint, { installation, receivers, stage }: Paging): Promise<Round> {
  const { url } = installation
  const incidents = await declareMany(url, stage, 1)
  await installation.restart({ EVENKEEL_FAIL_POINT: point })
  const asked = Promise.all(incidents.map((incident) => pageService(url, stage, incident)))
  const dead = new Set<number>()
  let living = installation.serverPid()
  await until(() => {
    const now = installation.serverPid()
    if (living && now !== living) dead.add(living)
    living = now ?? living
    return dead.size >= DEATHS[point]
  }, 60)
  await installation.restart()
  const startedAt = Date.now()
  await asked
  const due = await duePages(url, stage, incidents)
  const told = await untilTold(url, { receivers, stage }, due, CHANNELS)
  const first = firstArrivals(due, receivers.arrivals(), CHANNELS)
  return {
    told,
    sinceAsked: first.map(({ page, at }) => at - page.at),
    late: first.map(({ at }) => Math.max(0, at - startedAt)),
  }
}
