import { now } from '@/lib/server/clock'
import { markDelivered } from '@/lib/server/db/page-attempts'
import { withTransaction } from '@/lib/server/db/pool'
import { armTimer, tellKey } from '@/lib/server/timers/timers'

/**
 * A provider tells later that what it took has arrived: `reference` is what it called it in its `Delivery`. Answers
 * whether an attempt was waiting to hear that.
 */
export const noteDelivered = (provider: string, reference: string): Promise<boolean> =>
  withTransaction(async (tx) => {
    const found = await markDelivered(tx, { provider, reference })
    if (!found) return false
    const { attemptId, incidentId } = found
    const payload = { attemptId, outcome: 'delivered' as const }
    const key = tellKey(attemptId, 'delivered')
    await armTimer(tx, { key, kind: 'tell-page-attempt', incidentId, payload, dueAt: now() })
    return true
  })
