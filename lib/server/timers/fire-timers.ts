import { isAppError } from '@/lib/domain/errors'
import { now } from '@/lib/server/clock'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { logger } from '@/lib/server/logger'
import { type DueCommand, handleTogether } from '@/lib/server/timers/command-handler'
import type { TimerHandler, TimerHandlers } from '@/lib/server/timers/handlers'
import { PAGING_KINDS } from '@/lib/server/timers/timers'

const MAX_ATTEMPTS = 10
const MAX_BACKOFF_MS = 60_000
const PAGING_BACKOFF_MS = 4_000
/** So many incidents are worked on at once for timers that go alone: each takes a connection of the pool. */
const ALONE_AT_ONCE = 4

type Handled = PromiseSettledResult<TimerOutcome | undefined>

/**
 * Runs the handlers of timers that were claimed together, and answers what becomes of each, in order. Those that only
 * make a command go in one transaction, and the others alone beside it, those of one incident each in the order in which
 * they are due. One that failed before goes alone: it must not fail others again, and may be overtaken by them.
 */
export async function fireAll(due: readonly DueTimer[], handlers: TimerHandlers): Promise<TimerOutcome[]> {
  const outcomes = new Map<string, TimerOutcome>()
  const together: DueCommand[] = []
  const alone: DueTimer[] = []
  for (const timer of due) {
    const command = due.length > 1 && timer.attempts === 0 ? handlerOf(timer, handlers)?.command : undefined
    if (command) together.push({ timer, command })
    else alone.push(timer)
  }
  const fireTogether = async () => {
    const handled = await handleTogether(together)
    for (const [index, { timer }] of together.entries()) outcomes.set(timer.id, outcomeOf(timer, handled[index]))
  }
  const queues = [...Map.groupBy(alone, ({ incidentId, id }) => incidentId ?? id).values()]
  const fireAlone = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const timer of queue) outcomes.set(timer.id, await fire(timer, handlers))
    }
  }
  await Promise.all([
    together.length > 0 ? fireTogether() : Promise.resolve(),
    ...Array.from({ length: Math.min(ALONE_AT_ONCE, queues.length) }, fireAlone),
  ])
  return due.map(({ id }) => outcomes.get(id) ?? { kind: 'again', at: now(), error: 'It was not fired' })
}

const handlerOf = ({ kind }: DueTimer, handlers: TimerHandlers): TimerHandler | undefined =>
  Object.hasOwn(handlers, kind) ? handlers[kind] : undefined

async function fire(timer: DueTimer, handlers: TimerHandlers): Promise<TimerOutcome> {
  const handle = handlerOf(timer, handlers)
  if (!handle) return { kind: 'given-up', error: `No handler for ${timer.kind}` }
  const [handled] = await Promise.allSettled([handle(timer)])
  return outcomeOf(timer, handled)
}

/** What a handler threw decides whether the timer is tried again. */
function outcomeOf(timer: DueTimer, handled: Handled | undefined): TimerOutcome {
  if (handled?.status === 'fulfilled') return handled.value ?? { kind: 'fired' }
  const error: unknown = handled?.reason
  const log = logger.child({ timerId: timer.id, timer: timer.kind, incidentId: timer.incidentId })
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

/** A rule said no, or what it was about is gone: trying again would change nothing. */
const isFinal = (code: string): boolean => code !== 'unavailable' && code !== 'rate_limited' && code !== 'conflict'

/** Nobody is forgotten because something failed ten times: who is to be asked next is tried again until it works. */
const isPaging = ({ kind }: DueTimer): boolean => PAGING_KINDS.some((one) => one === kind)

const backoff = (timer: DueTimer): number =>
  Math.min(isPaging(timer) ? PAGING_BACKOFF_MS : MAX_BACKOFF_MS, 1000 * 2 ** Math.min(timer.attempts, 10))
