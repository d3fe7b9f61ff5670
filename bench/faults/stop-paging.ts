import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOptions, FaultResult } from './fault.ts'
import { firstArrivals, lateText, together } from './stage/page-count.ts'
import { alike, type OwnRule } from './stage/paged-people.ts'
import { declareMany, duePages, pageService } from './stage/pages.ts'
import { untilTold, withPaging } from './stage/paging.ts'
import { signalPostgres } from './stage/postgres-outage.ts'
import type { Receivers } from './stage/receivers.ts'

const STOPPED_MS = 30_000
/** So long before the steps are due it is stopped. */
const BEFORE_DUE_MS = 12_000
/** So soon after it is back everything that was due meanwhile has to be sent. */
const LATEST_MS = 10_000
/** So slow is what receives when it stops: an answer comes when there is nobody to write it down. */
const SLOW_MS = 1500
const WEBHOOK = { channel: 'webhook', afterMinutes: 0 } as const
const FIRST: OwnRule = [WEBHOOK, { channel: 'email', afterMinutes: 1 }]
const SECOND: OwnRule = [WEBHOOK, { channel: 'email', afterMinutes: 0 }]

/**
 * Stops every process of PostgreSQL for 30 s. Meanwhile steps of escalations are due, and messages that people want a
 * minute after the first; and pages are being sent when it stops.
 */
export const stopPaging = ({ times = 4 }: FaultOptions = {}): Promise<FaultResult> =>
  withPaging({ steps: [alike(4, FIRST), alike(4, SECOND)] }, async ({ installation, receivers, stage }) => {
    const { url } = installation
    const [last, ...early] = await declareMany(url, stage, times + 1)
    if (!last) throw new Error('Nothing was declared')
    const startedAt = Date.now()
    await Promise.all(early.map((incident) => pageService(url, stage, incident)))
    await sleep(startedAt + 60_000 - BEFORE_DUE_MS - Date.now())

    receivers.troubleWith('webhook', answerLate)
    await pageService(url, stage, last)
    await sleep(SLOW_MS / 3)
    signalPostgres(installation, 'SIGSTOP')
    const stoppedAt = Date.now()
    await sleep(STOPPED_MS)
    signalPostgres(installation, 'SIGCONT')
    const backAt = Date.now()
    receivers.troubleWith('webhook', null)

    const due = await duePages(url, stage, early)
    const told = await untilTold(url, { receivers, stage }, due, ['webhook', 'email'])
    const underWay = (await duePages(url, stage, [last])).filter(({ at }) => at < stoppedAt)
    const toldMeanwhile = await untilTold(url, { receivers, stage }, underWay, ['webhook'])
    const steps = due.filter(({ at }) => at > stoppedAt)
    const later = due.filter(({ at }) => at < stoppedAt)
    const stepsTold = firstArrivals(steps, receivers.arrivals(), ['webhook', 'email'])
    const laterTold = firstArrivals(later, receivers.arrivals(), ['email'])
    const afterBack = [...stepsTold, ...laterTold].map(({ at }) => at - backAt)
    const counts = together([told.counts, toldMeanwhile.counts])
    return {
      name: 'stop-paging',
      promise: 'PostgreSQL stopped for 30 s while pages are due: all are sent within 10 s after it is back, none twice',
      figures: {
        'steps due meanwhile': steps.length,
        'messages of their own rule due meanwhile': later.length,
        'under way when it stopped': underWay.length,
        ...counts,
        'steps, late': lateText(stepsTold.map(({ page, at }) => at - page.at)),
        'messages of their own rule, late': lateText(laterTold.map(({ page, at }) => at - page.at - 60_000)),
        'from its end to each': lateText(afterBack),
      },
      met:
        told.isWhole &&
        toldMeanwhile.isWhole &&
        counts.twice === 0 &&
        steps.length > 0 &&
        afterBack.every((ms) => ms <= LATEST_MS),
    }
  })

const answerLate: Parameters<Receivers['troubleWith']>[1] = (answer) => {
  setTimeout(answer, SLOW_MS)
}
