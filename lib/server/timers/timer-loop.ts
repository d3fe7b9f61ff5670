import { isAppError } from '@/lib/domain/errors'
import { now } from '@/lib/server/clock'
import { listen } from '@/lib/server/db/listener'
import {
  type DueTimer,
  deleteOldTimers,
  fireNextTimer,
  nextTimerDue,
  type TimerLane,
  type TimerOutcome,
} from '@/lib/server/db/timers'
import { logger } from '@/lib/server/logger'
import { type TimerHandlers, timerHandlers } from '@/lib/server/timers/handlers'
import { OUTSIDE_KINDS, type TimerKind } from '@/lib/server/timers/timers'

// A notice can be lost and clocks can be set: look again this often, whatever was told.
const BACKSTOP_MS = 5_000
const AFTER_OUTAGE_MS = 1_000
const MAX_ATTEMPTS = 10
const MAX_BACKOFF_MS = 60_000
const PAGING_BACKOFF_MS = 4_000
const KEEP_DONE_MS = 7 * 24 * 60 * 60_000

/** Who is paged when waits for nothing else: not for a storm of alerts that is being given to its incident. */
const PAGING = [
  'start-escalation',
  'escalate',
  'expire-acknowledgement',
  'expire-pages',
  'tell-page-failed',
] as const satisfies TimerKind[]
/** What is only written down for others to read. */
const TELLING = ['tell-page-attempt'] as const satisfies TimerKind[]
const LANES: TimerLane[] = [
  { kinds: [...OUTSIDE_KINDS, ...PAGING, ...TELLING], isExcluding: true },
  // Two of them: an incident that is busy holds up its own escalations only.
  { kinds: PAGING, isExcluding: false },
  { kinds: PAGING, isExcluding: false },
  { kinds: TELLING, isExcluding: false },
  // Two of them, so that one that hangs does not stop the others.
  { kinds: OUTSIDE_KINDS, isExcluding: false },
  { kinds: OUTSIDE_KINDS, isExcluding: false },
]

/**
 * Fires the timers of this installation when they are due, never early and each once, whichever process takes it.
 * An effect that failed is tried again with a growing pause, and given up after ten tries.
 */
export function startTimers(handlers: TimerHandlers = timerHandlers): { stop: () => Promise<void> } {
  const runners = LANES.map((lane) => startRunner(lane, handlers))
  const listener = listen('timer', () => {
    for (const { wake } of runners) wake()
  })
  void deleteOldTimers(new Date(now().getTime() - KEEP_DONE_MS)).catch(() => {})
  return {
    async stop() {
      await Promise.all([listener.stop(), ...runners.map(({ stop }) => stop())])
    },
  }
}

function startRunner(lane: TimerLane, handlers: TimerHandlers) {
  let next: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let isWokenAgain = false
  let isStopped = false

  const wake = () => {
    if (isStopped) return
    isWokenAgain = running !== null
    running ??= run().finally(() => {
      running = null
      if (isWokenAgain) wake()
    })
  }

  const run = async () => {
    clearTimeout(next)
    let pause = AFTER_OUTAGE_MS
    try {
      while (!isStopped && (await fireNextTimer(now(), lane, (timer) => fire(timer, handlers))));
      pause = pauseUntil(await nextTimerDue(lane))
    } catch (error) {
      logger.warn({ err: error }, 'Timers wait for the database')
    }
    if (!isStopped) next = setTimeout(wake, pause)
  }

  wake()
  return {
    wake,
    async stop() {
      isStopped = true
      clearTimeout(next)
      await running
    },
  }
}

function pauseUntil(dueAt: Date | null): number {
  if (!dueAt) return BACKSTOP_MS
  return Math.min(BACKSTOP_MS, Math.max(1, Math.ceil(dueAt.getTime() - now().getTime())))
}

/** Runs the handler; what it throws decides whether the timer is tried again. */
async function fire(timer: DueTimer, handlers: TimerHandlers): Promise<TimerOutcome> {
  const log = logger.child({ timerId: timer.id, timer: timer.kind, incidentId: timer.incidentId })
  const handle = Object.hasOwn(handlers, timer.kind) ? handlers[timer.kind] : undefined
  if (!handle) return { kind: 'given-up', error: `No handler for ${timer.kind}` }
  try {
    return (await handle(timer)) ?? { kind: 'fired' }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (isAppError(error) && isFinal(error.code)) {
      log.info({ reason: message }, 'A timer was due for something that is no longer so')
      return { kind: 'fired', note: message }
    }
    if (timer.attempts + 1 >= MAX_ATTEMPTS && !isPaging(timer)) {
      log.error({ err: error }, 'A timer failed too often and is given up')
      return { kind: 'given-up', error: message }
    }
    log.warn({ err: error, attempt: timer.attempts + 1 }, 'A timer failed and will be tried again')
    return { kind: 'again', at: new Date(now().getTime() + backoff(timer)), error: message }
  }
}

/** A rule said no, or what it was about is gone: trying again would change nothing. */
const isFinal = (code: string): boolean => code !== 'unavailable' && code !== 'rate_limited' && code !== 'conflict'

/** Nobody is forgotten because something failed ten times: who is to be asked next is tried again until it works. */
const isPaging = ({ kind }: DueTimer): boolean => PAGING.some((one) => one === kind)

const backoff = (timer: DueTimer): number =>
  Math.min(isPaging(timer) ? PAGING_BACKOFF_MS : MAX_BACKOFF_MS, 1000 * 2 ** Math.min(timer.attempts, 10))
