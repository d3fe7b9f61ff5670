import { now } from '@/lib/server/clock'
import { markReported } from '@/lib/server/db/page-attempts'
import { withTransaction } from '@/lib/server/db/pool'
import { goOnAfter, tellAttempt } from '@/lib/server/paging/after-attempt'
import { withoutAddresses } from '@/lib/server/paging/page-message'

/** What a provider tells later of what it took. */
export type Report = { state: 'delivered' } | { state: 'failed'; detail: string }

/**
 * A provider tells later whether what it took has arrived (SPEC PAGE-12): `reference` is what it called it in its
 * `Delivery`. Answers whether an attempt was waiting to hear that; the first report counts.
 */
export const noteReport = (provider: string, reference: string, report: Report): Promise<boolean> =>
  withTransaction(async (tx) => {
    const detail = report.state === 'failed' ? withoutAddresses(report.detail) : null
    const found = await markReported(tx, { provider, reference, state: report.state, detail })
    if (!found) return false
    const at = now()
    await tellAttempt(tx, found, report.state, at)
    if (report.state === 'failed') await goOnAfter(tx, { ...found, isReport: true }, at)
    return true
  })
