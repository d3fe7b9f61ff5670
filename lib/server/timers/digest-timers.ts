import { mondayAfter } from '@/lib/domain/history/week'
import { now } from '@/lib/server/clock'
import { armTimer, cancelTimer, digestKey } from '@/lib/server/timers/timers'

type Tx = Parameters<typeof armTimer>[0]

/** Monday at this hour, by the clock of whoever reads it. */
const HOUR = 8

export const digestDue = (after: Date, zone: string): Date => mondayAfter(after.getTime(), HOUR, zone)

/** Has somebody written a digest on Mondays, from the next one on, or no more. */
export async function armDigest(
  tx: Tx,
  personId: string,
  { takesDigest, timeZone }: { takesDigest: boolean; timeZone: string | null },
): Promise<void> {
  const key = digestKey(personId)
  if (!takesDigest) return cancelTimer(tx, key)
  const dueAt = digestDue(now(), timeZone ?? 'UTC')
  await armTimer(tx, { key, kind: 'write-digest', incidentId: null, payload: { personId }, dueAt })
}
