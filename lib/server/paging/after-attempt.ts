import { hurryNext } from '@/lib/server/db/page-attempts'
import type { Tx } from '@/lib/server/db/pool'
import { armTimer, tellKey } from '@/lib/server/timers/timers'

/** The log is told what came of an attempt, once for each outcome. */
export const tellAttempt = (
  tx: Tx,
  { id, incidentId }: { id: string; incidentId: string | null },
  outcome: 'sent' | 'delivered' | 'failed',
  at: Date,
): Promise<void> =>
  armTimer(tx, {
    key: tellKey(id, outcome),
    kind: 'tell-page-attempt',
    incidentId,
    payload: { attemptId: id, outcome },
    dueAt: at,
  })

/**
 * An attempt came to nothing, at once or by what its provider told later (`isReport`): its person's next one is made at
 * once, and with none left the page has failed.
 */
export async function goOnAfter(
  tx: Tx,
  { pageId, incidentId, isReport = false }: { pageId: string; incidentId: string | null; isReport?: boolean },
  at: Date,
): Promise<void> {
  const { isHopeless } = await hurryNext(tx, { pageId, isReport, now: at })
  if (!isHopeless) return
  const payload = { pageId, why: 'all-failed' as const }
  await armTimer(tx, { key: tellKey(pageId, 'failed'), kind: 'tell-page-failed', incidentId, payload, dueAt: at })
}
