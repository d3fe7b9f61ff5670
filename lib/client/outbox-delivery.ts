import { AppError, type ErrorDetails, isAppError } from '@/lib/domain/errors'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import {
  type Answer,
  isUnsent,
  notSent,
  type OutboxItem,
  type Refusal,
  type StoredCommand,
  storedOf,
} from './outbox-item'
import type { OutboxList } from './outbox-list'
import type { Turn } from './outbox-turns'
import type { NewFile } from './upload-file'

export interface DeliveryParts {
  send(command: StoredCommand, ageMs: number): Promise<Answer>
  upload(incidentId: string, file: NewFile, onProgress: (sentBytes: number) => void): Promise<AttachmentRef>
  /** False only when nothing that is sent now can arrive. */
  isReachable(): Promise<boolean>
  /** Runs `run` while this tab is the one that sends for an incident. */
  takeTurn(incidentId: string, run: (turn: Turn) => Promise<void>): Promise<void>
  /** Milliseconds of the wall clock, and of a clock that nobody sets. */
  wallClock(): number
  tick(): number
  /** Runs something later; answers how to call it off. */
  later(run: () => void, ms: number): () => void
}

/** What becomes of commands, for whoever keeps and shows them. */
export interface DeliveryListeners {
  /** Changes a command here, in the storage and in the other tabs. */
  onChanged(commandId: string, changes: Partial<OutboxItem>): void
  onSending(item: OutboxItem): void
  onAnswered(item: OutboxItem, answer: Answer): void
  /** It was logged as it read before somebody edited it. */
  onReused(item: OutboxItem): void
  /** Resolves when the list is what this turn may begin with. */
  onTurn(turn: Turn): Promise<void>
}

/** An answer that says "a bug" may be a poison command: it is tried a few times and then parked, so that it blocks nothing. */
const MAX_BUGS = 4
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000
/** Without an answer for this long a command is said to wait; it is still on its way. */
const SLOW_MS = 3000

/** Sends what is in the list, for each incident one at a time and in order (SPEC VIEW-3, OUTBOX-2). */
export function createDelivery(parts: DeliveryParts, list: OutboxList, listeners: DeliveryListeners) {
  let isPaused = false
  const underway = new Set<string>()
  const sleepers = new Map<string, () => void>()
  const bugs = new Map<string, number>()

  const nextOf = (incidentId: string) => list.get().find((item) => item.incidentId === incidentId && isUnsent(item))

  function pump(incidentId: string) {
    if (isPaused || underway.has(incidentId) || !nextOf(incidentId)) return
    underway.add(incidentId)
    void parts
      .takeTurn(incidentId, (turn) => sendAll(incidentId, turn))
      .finally(() => {
        underway.delete(incidentId)
        pump(incidentId)
      })
  }

  // The turn is kept through a pause, so that several tabs do not ask a struggling server several times.
  async function sendAll(incidentId: string, turn: Turn) {
    await listeners.onTurn(turn)
    for (let next = nextOf(incidentId); next && !isPaused && !turn.isLost(); next = nextOf(incidentId)) {
      const pauseMs = await deliver(next)
      if (pauseMs > 0 && !turn.isLost()) await sleep(incidentId, pauseMs)
    }
  }

  /** Answers how long to wait before anything else is sent for the incident. */
  async function deliver({ commandId, isUncertain: wasUncertain }: OutboxItem): Promise<number> {
    try {
      if (!(await parts.isReachable())) return wait(commandId)
      const hadAll = unsent(commandId)?.files.every(({ ref }) => ref)
      const item = await uploaded(commandId)
      if (!item) return 0
      const refusal = await send(item)
      if (!refusal) return 0
      if (refusal.details.rule === 'FILE-1' && item.files.length > 0 && hadAll) return uploadAnew(item, wasUncertain)
      const isKnown = refusal.code !== 'unavailable' && refusal.code !== 'internal'
      return handleFailure(commandId, refusal, wasUncertain || !isKnown)
    } catch (error) {
      return handleFailure(commandId, refusalOf(error), wasUncertain)
    }
  }

  /** The command with all its files uploaded; null when somebody took it away meanwhile. */
  async function uploaded(commandId: string): Promise<OutboxItem | null> {
    for (let item = unsent(commandId); item; item = unsent(commandId)) {
      const file = item.files.find(({ ref }) => !ref)
      if (!file) return item
      if (item.state === 'queued') list.change(commandId, { state: 'sending' })
      const mend = (changes: { sent: number; ref?: AttachmentRef }) =>
        unsent(commandId)?.files.map((each) => (each.id === file.id ? { ...each, ...changes } : each))
      const tell = (sent: number) => {
        const files = mend({ sent })
        if (files) list.change(commandId, { files })
      }
      const ref = await parts.upload(item.incidentId, file, tell).catch((error: unknown) => {
        throw aboutFile(file, error)
      })
      const files = mend({ sent: file.size, ref })
      if (files) listeners.onChanged(commandId, { files })
    }
    return null
  }

  /** The server lets go of what no entry has taken for a day (SPEC FILE-9): once more, from here. */
  function uploadAnew({ commandId, files }: OutboxItem, isUncertain: boolean): number {
    if (unsent(commandId)) listeners.onChanged(commandId, { files: files.map(notSent), isUncertain })
    return 0
  }

  /** Answers what went wrong, if anything did. */
  async function send(item: OutboxItem): Promise<Refusal | null> {
    const { commandId } = item
    listeners.onSending(item)
    const stop = parts.later(() => unsent(commandId) && listeners.onChanged(commandId, { state: 'waiting' }), SLOW_MS)
    try {
      listeners.onAnswered(item, await parts.send(storedOf(item), ageOf(item)))
      return null
    } catch (error) {
      return refusalOf(error)
    } finally {
      stop()
    }
  }

  function handleFailure(commandId: string, refusal: Refusal, isUncertain: boolean): number {
    const item = unsent(commandId)
    if (!item) return 0
    const { code, details } = refusal
    if (code === 'unauthenticated') {
      listeners.onChanged(commandId, { state: 'waiting', isUncertain })
      isPaused = true
      return 0
    }
    if (code === 'internal') bugs.set(commandId, (bugs.get(commandId) ?? 0) + 1)
    const isBug = code === 'internal' && (bugs.get(commandId) ?? 0) <= MAX_BUGS
    if (code === 'unavailable' || code === 'rate_limited' || isBug) {
      if (item.isUncertain !== isUncertain) listeners.onChanged(commandId, { isUncertain })
      return Math.max((details.retryAfterSeconds ?? 0) * 1000, wait(commandId))
    }
    if (code === 'command_id_reused') listeners.onReused(item)
    // The server remembers no refusal (SPEC CMD-5): the log has nothing of it.
    else listeners.onChanged(commandId, { state: 'refused', refusal, isUncertain: false })
    return 0
  }

  /** It could not be sent or answered for now. Answers the pause before the next try. */
  function wait(commandId: string): number {
    const attempts = unsent(commandId)?.attempts ?? 0
    listeners.onChanged(commandId, { state: 'waiting', attempts: attempts + 1 })
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts)
  }

  function sleep(incidentId: string, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const rise = () => {
        stop()
        sleepers.delete(incidentId)
        resolve()
      }
      const stop = parts.later(rise, ms)
      sleepers.set(incidentId, rise)
    })
  }

  function unsent(commandId: string): OutboxItem | undefined {
    const item = list.find(commandId)
    return item && isUnsent(item) ? item : undefined
  }

  // A monotonic clock stands still while a laptop sleeps, and a wall clock may be set back: the later of the two.
  function ageOf({ madeAt, madeAtTick }: OutboxItem): number {
    const ticked = madeAtTick === null ? 0 : parts.tick() - madeAtTick
    return Math.round(Math.max(0, ticked, parts.wallClock() - madeAt))
  }

  function pumpAll() {
    for (const incidentId of new Set(list.get().map((item) => item.incidentId))) pump(incidentId)
  }

  return {
    /** Sends what waits for an incident, unless that is being done already. */
    pump,
    pumpAll,
    /** No reason to wait any longer. */
    wake() {
      isPaused = false
      for (const rise of [...sleepers.values()]) rise()
      pumpAll()
    },
  }
}

function refusalOf(error: unknown): Refusal {
  if (isAppError(error)) return { code: error.code, message: error.message, details: error.details }
  const details: ErrorDetails = {}
  return { code: 'internal', message: 'Something went wrong on the way.', details }
}

const aboutFile = ({ name }: NewFile, error: unknown): unknown =>
  isAppError(error) ? new AppError(error.code, `${name}: ${error.message}`, error.details) : error
