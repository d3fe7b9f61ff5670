import { type ErrorDetails, isAppError } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import {
  isUnsent,
  type OutboxItem,
  type OutboxStorage,
  type Refusal,
  type StoredCommand,
  storedOf,
} from './outbox-item'

export interface Answer {
  events: IncidentEvent[]
  headSeq: number
}

export interface OutboxParts {
  storage: OutboxStorage
  send(command: StoredCommand, ageMs: number): Promise<Answer>
  /** Milliseconds of the wall clock, and of a clock that nobody sets. */
  wallClock(): number
  tick(): number
  /** Runs something later; answers how to call it off. */
  later(run: () => void, ms: number): () => void
  /** Committed events, from the answer to a command. */
  onAnswer(incidentId: string, answer: Answer): void
}

/** An answer that says "a bug" may be a poison command: it is tried a few times and then parked, so that it blocks nothing. */
const MAX_INTERNAL_ERRORS = 4
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000

/**
 * The commands of one person on their way to the log: in order and one at a time for each incident, retried with the
 * same `commandId` until the server has answered (SPEC VIEW-3). Refused ones are parked with the reason.
 */
export function createOutbox(parts: OutboxParts) {
  let items: readonly OutboxItem[] = []
  let isPaused = false
  const busy = new Set<string>()
  const pauses = new Map<string, () => void>()
  const subscribers = new Set<() => void>()

  function set(next: readonly OutboxItem[]) {
    items = next
    for (const notify of subscribers) notify()
  }
  const find = (commandId: string) => items.find((item) => item.commandId === commandId)
  const change = (commandId: string, changes: Partial<OutboxItem>) =>
    set(items.map((item) => (item.commandId === commandId ? { ...item, ...changes } : item)))
  function drop(isGone: (item: OutboxItem) => boolean) {
    const gone = items.filter(isGone)
    if (gone.length === 0) return
    set(items.filter((item) => !isGone(item)))
    for (const { commandId } of gone) void parts.storage.remove(commandId)
  }

  /** Sends the next command of an incident, unless one is on its way, the pause has not passed, or all is paused. */
  function pump(incidentId: string) {
    if (isPaused || busy.has(incidentId) || pauses.has(incidentId)) return
    const next = items.find((item) => item.incidentId === incidentId && isUnsent(item))
    if (!next) return
    busy.add(incidentId)
    if (next.state === 'queued') change(next.commandId, { state: 'sending' })
    void deliver(next).finally(() => {
      busy.delete(incidentId)
      pump(incidentId)
    })
  }

  async function deliver(item: OutboxItem) {
    try {
      const answer = await parts.send(storedOf(item), ageOf(item))
      handleAnswer(item, answer)
    } catch (error) {
      handleFailure(item, error)
    }
  }

  function handleAnswer({ commandId, incidentId }: OutboxItem, answer: Answer) {
    void parts.storage.remove(commandId)
    const last = answer.events.at(-1)
    // Kept in view until its events are applied, which may have to wait for others before them.
    if (last) change(commandId, { state: 'saved', lastSeq: last.seq })
    else drop((item) => item.commandId === commandId)
    parts.onAnswer(incidentId, answer)
  }

  function handleFailure({ commandId, incidentId, attempts }: OutboxItem, error: unknown) {
    if (!find(commandId)) return
    const refusal = refusalOf(error)
    if (refusal.code === 'unauthenticated') {
      change(commandId, { state: 'waiting' })
      isPaused = true
      return
    }
    const isRetried =
      refusal.code === 'unavailable' ||
      refusal.code === 'rate_limited' ||
      (refusal.code === 'internal' && attempts < MAX_INTERNAL_ERRORS)
    if (!isRetried) return park(commandId, refusal)
    change(commandId, { state: 'waiting', attempts: attempts + 1 })
    const asked = (refusal.details.retryAfterSeconds ?? 0) * 1000
    pauseFor(incidentId, Math.max(asked, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts)))
  }

  function park(commandId: string, refusal: Refusal) {
    change(commandId, { state: 'refused', refusal })
    const item = find(commandId)
    if (item) void parts.storage.put(storedOf(item))
  }

  function pauseFor(incidentId: string, ms: number) {
    const stop = parts.later(() => {
      pauses.delete(incidentId)
      pump(incidentId)
    }, ms)
    pauses.set(incidentId, stop)
  }

  // A monotonic clock stands still while a laptop sleeps, and a wall clock may be set back: the later of the two.
  function ageOf({ madeAt, madeAtTick }: OutboxItem): number {
    const ticked = madeAtTick === null ? 0 : parts.tick() - madeAtTick
    return Math.round(Math.max(0, ticked, parts.wallClock() - madeAt))
  }

  function pumpAll() {
    for (const incidentId of new Set(items.map((item) => item.incidentId))) pump(incidentId)
  }

  return {
    /** Takes up what an earlier page left. */
    async restore() {
      const stored = await parts.storage.load()
      const missing = stored.filter(({ commandId }) => !find(commandId))
      const revived = missing.map((command) => revive(command))
      set([...items, ...revived].sort((a, b) => a.n - b.n))
      pumpAll()
    },
    /** Hands a command over; it is on screen before it is on its way. */
    add({ incidentId, name, input, commandId }: Pick<StoredCommand, 'incidentId' | 'name' | 'input' | 'commandId'>) {
      const madeAt = parts.wallClock()
      const n = Math.max(madeAt, (items.at(-1)?.n ?? 0) + 1)
      const stored = { commandId, incidentId, name, input, madeAt, n, refusal: null }
      void parts.storage.put(stored)
      set([...items, { ...revive(stored), madeAtTick: parts.tick() }])
      pump(incidentId)
    },
    /** Tries a refused command again: the world may have changed. */
    retry(commandId: string) {
      const item = find(commandId)
      if (item?.state !== 'refused') return
      change(commandId, { state: 'queued', refusal: null, attempts: 0 })
      void parts.storage.put({ ...storedOf(item), refusal: null })
      pump(item.incidentId)
    },
    /** Lets go of a refused command. One on its way cannot be called back. */
    discard: (commandId: string) => drop((item) => item.commandId === commandId && item.state === 'refused'),
    /** Events of these commands have arrived by the room: they are in the log, whatever became of the request. */
    confirm: (commandIds: ReadonlySet<string>) => drop((item) => commandIds.has(item.commandId)),
    /** A room knows its log up to here: what was saved before is part of it. */
    settle: (incidentId: string, headSeq: number) =>
      drop((item) => item.incidentId === incidentId && item.lastSeq !== null && item.lastSeq <= headSeq),
    /** The incident is gone for this person, and what they wanted to do there with it. */
    forget: (incidentId: string) => drop((item) => item.incidentId === incidentId),
    /** The server is reachable again, or somebody signed in: no reason to wait any longer. */
    wake() {
      isPaused = false
      for (const stop of pauses.values()) stop()
      pauses.clear()
      pumpAll()
    },
    getItems: () => items,
    subscribe(notify: () => void) {
      subscribers.add(notify)
      return () => {
        subscribers.delete(notify)
      }
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

const revive = (stored: StoredCommand): OutboxItem => ({
  ...stored,
  state: stored.refusal ? 'refused' : 'queued',
  attempts: 0,
  lastSeq: null,
  madeAtTick: null,
})

function refusalOf(error: unknown): { code: Refusal['code']; message: string; details: ErrorDetails } {
  if (isAppError(error)) return { code: error.code, message: error.message, details: error.details }
  return { code: 'internal', message: 'Something went wrong on the way.', details: {} }
}
