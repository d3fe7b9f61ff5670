import { now } from '@/lib/server/clock'
import { fireNextTimer } from '@/lib/server/db/timers'
import { timerHandlers } from '@/lib/server/timers/handlers'

/** Fires every timer that is due, as the timer loop of one process does, until none is left. */
export async function runDueTimers(): Promise<void> {
  const handle: Parameters<typeof fireNextTimer>[2] = async (timer) =>
    (await timerHandlers[timer.kind]!(timer)) ?? { kind: 'fired' }
  while (await fireNextTimer(now(), { kinds: [], isExcluding: true }, handle));
}
