import { now } from '@/lib/server/clock'
import { listen } from '@/lib/server/db/listener'
import { fireTimers, nextTimerDue, type TimerLane } from '@/lib/server/db/timers'
import { type Rounds, startRounds } from '@/lib/server/rounds'
import { fireAll } from '@/lib/server/timers/fire-timers'
import { type TimerHandlers, timerHandlers } from '@/lib/server/timers/handlers'
import { OUTSIDE_KINDS, PAGING_KINDS, type TimerKind } from '@/lib/server/timers/timers'

// A notice can be lost and clocks can be set: look again this often, whatever was told.
const BACKSTOP_MS = 5_000
const AFTER_OUTAGE_MS = 1_000
/** What is due and was not to be had is in other hands. Who holds it may die, and nobody tells of that. */
const TAKEN_MS = 100
/** Notices of one moment wake once: each lane looks at the table when it is woken. */
const NOTICES_MS = 5

interface Lane extends TimerLane {
  /** So many are claimed at once; those that are commands go in one transaction. */
  atOnce: number
}

/** What is only written down for others to read. */
const TELLING = ['tell-page-attempt'] as const satisfies TimerKind[]
/** One update is hundreds of them, each as long as the mail server takes. */
const isMail = (kind: TimerKind): boolean => kind === 'send-mail'
// Each lane holds one connection of the pool while it fires, and another for what it does.
const LANES: Lane[] = [
  { kinds: [...OUTSIDE_KINDS, ...PAGING_KINDS, ...TELLING], isExcluding: true, atOnce: 1 },
  // Two of them: an incident that is busy holds up those that were claimed with its own.
  { kinds: PAGING_KINDS, isExcluding: false, atOnce: 32 },
  { kinds: PAGING_KINDS, isExcluding: false, atOnce: 32 },
  { kinds: TELLING, isExcluding: false, atOnce: 64 },
  // Two of them, so that one that hangs does not stop the others.
  { kinds: OUTSIDE_KINDS, isExcluding: false, atOnce: 1 },
  { kinds: OUTSIDE_KINDS, isExcluding: false, atOnce: 1 },
  // And one for what must not wait until all mails have left: whom an escalation tells, the request of a lever.
  { kinds: OUTSIDE_KINDS.filter((kind) => !isMail(kind)), isExcluding: false, atOnce: 1 },
]

/**
 * Fires the timers of this installation when they are due, never early and each once, whichever process takes it.
 * An effect that failed is tried again with a growing pause, and given up after ten tries; who is to be paged never is.
 */
export function startTimers(handlers: TimerHandlers = timerHandlers): { stop: () => Promise<void> } {
  const lanes = LANES.map((lane) => startLane(lane, handlers))
  let noticed: NodeJS.Timeout | undefined
  const listener = listen('timer', () => {
    noticed ??= setTimeout(() => {
      noticed = undefined
      for (const { wake } of lanes) wake()
    }, NOTICES_MS)
  })
  return {
    async stop() {
      clearTimeout(noticed)
      await Promise.all([listener.stop(), ...lanes.map(({ stop }) => stop())])
    },
  }
}

function startLane(lane: Lane, handlers: TimerHandlers): Rounds {
  /** Fires what is due; answers for how long nothing is. */
  async function fireDue(): Promise<number> {
    const first = await nextTimerDue(lane, { until: horizon() })
    if (!first || first > now()) return pauseUntil(first)
    let at = now()
    while (!rounds.isStopped() && (await fireTimers(at, lane, lane.atOnce, (due) => fireAll(due, handlers))) > 0) {
      at = now()
    }
    return Math.min(TAKEN_MS, pauseUntil(await nextTimerDue(lane, { after: at, until: horizon() })))
  }

  const rounds = startRounds(fireDue, {
    failing: 'Timers wait for the database',
    recovered: 'Timers are fired again',
    pauseAfterFailureMs: AFTER_OUTAGE_MS,
  })
  return rounds
}

/** What is due later is found by then: looking through all that waits would take long. */
const horizon = () => new Date(now().getTime() + BACKSTOP_MS)

function pauseUntil(dueAt: Date | null): number {
  if (!dueAt) return BACKSTOP_MS
  return Math.min(BACKSTOP_MS, Math.max(1, Math.ceil(dueAt.getTime() - now().getTime())))
}
