import { now } from '@/lib/server/clock'
import { type DueTimer, fireTimers, type TimerOutcome } from '@/lib/server/db/timers'
import { timerHandlers } from '@/lib/server/timers/handlers'

const handle = async (timer: DueTimer): Promise<TimerOutcome> =>
  (await timerHandlers[timer.kind]!(timer)) ?? { kind: 'fired' }

/** Fires every timer that is due, one after the other, until none is left. */
export async function runDueTimers(): Promise<void> {
  while (await fireTimers(now(), { kinds: [], isExcluding: true }, 1, (timers) => Promise.all(timers.map(handle))));
}
