import type { ErrorCode, ErrorDetails } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import type { NewFile } from './upload-file'

/** A picture or file that goes with a command, which names it by `id`. */
export interface OutboxFile extends NewFile {
  type: string
  size: number
  /** Bytes that are uploaded by now. */
  sent: number
  /** What the server keeps of it, once it has it all. */
  ref: AttachmentRef | null
}

/** What is kept of a command until the log has it. */
export interface StoredCommand {
  commandId: string
  incidentId: string
  /** "INC-42", for pages that know nothing else of the incident. */
  incidentKey: string
  name: string
  input: unknown
  /** The wall clock of this device when the person did it, in milliseconds. */
  madeAt: number
  /** Place in the order this device sends in, across its tabs. */
  n: number
  refusal: Refusal | null
  /** It was sent and no word came back: the log may have it (SPEC OUTBOX-4). */
  isUncertain: boolean
  files: readonly OutboxFile[]
}

/** What somebody hands over. */
export interface NewCommand extends Pick<StoredCommand, 'commandId' | 'incidentId' | 'incidentKey' | 'name' | 'input'> {
  files?: readonly NewFile[]
}

/** Why the server will not have a command as it is. */
export interface Refusal {
  code: ErrorCode | 'internal'
  message: string
  details: ErrorDetails
}

/**
 * `queued`: behind another, or just made. `sending`: on its way for the first time. `waiting`: tried, not reached.
 * `saved`: committed, its events are still to be applied here. `refused`: parked for the person who wrote it.
 */
export type OutboxState = 'queued' | 'sending' | 'waiting' | 'saved' | 'refused'

/** Whether a closed browser would still have it: `writing` until the browser says so, `failed` when it cannot. */
export type Keeping = 'writing' | 'kept' | 'failed'

export interface OutboxItem extends StoredCommand {
  state: OutboxState
  keeping: Keeping
  attempts: number
  /** Of a saved one: the `seq` of its last event. */
  lastSeq: number | null
  /** The monotonic clock when it was made; null in other tabs and after a reload, when the wall clock tells its age. */
  madeAtTick: number | null
}

/** The answer to a command that was accepted, now or when it was sent before. */
export interface Answer {
  events: IncidentEvent[]
  headSeq: number
}

/** Where one person's unsent commands outlive the page. Every call rejects where the browser keeps nothing. */
export interface OutboxStorage {
  /** All of them, in any order. */
  load(): Promise<StoredCommand[]>
  add(command: StoredCommand): Promise<void>
  /** Answers whether it is still there. */
  change(commandId: string, changes: KeptChanges): Promise<boolean>
  /** Answers what was there, to whoever took it away; null to everybody after them. */
  remove(commandId: string): Promise<Pick<StoredCommand, 'incidentId' | 'incidentKey' | 'name' | 'input'> | null>
}

/** What of a command may change while it is unsent. */
export type KeptChanges = Partial<Pick<StoredCommand, 'input' | 'refusal' | 'isUncertain' | 'files'>>

/** What tabs of one person tell each other. */
export type OutboxNews =
  | { kind: 'added' | 'changed'; command: StoredCommand; state: OutboxState; keeping: Keeping }
  | { kind: 'gone'; commandIds: readonly string[] }
  | { kind: 'answered'; commandId: string; incidentId: string; answer: Answer }
  | { kind: 'wake' }

/** Whether it still has to reach the log by itself. */
export const isUnsent = ({ state }: Pick<OutboxItem, 'state'>): boolean =>
  state === 'queued' || state === 'sending' || state === 'waiting'

/** Whether such a command, with this value in this field of its input, is on its way: neither refused, nor seen to be done. */
export const isOnItsWay = (
  outbox: readonly Pick<OutboxItem, 'name' | 'input' | 'state'>[],
  name: string,
  field: string,
  value: string,
): boolean =>
  outbox.some(
    (item) =>
      item.name === name &&
      item.state !== 'refused' &&
      new Map(Object.entries(Object(item.input))).get(field) === value,
  )

/** Whether the log does not have it: on its way, or parked. */
export const isUnlogged = ({ state }: Pick<OutboxItem, 'state'>): boolean => state !== 'saved'

export const storedOf = (item: OutboxItem): StoredCommand => {
  const { commandId, incidentId, incidentKey, name, input, madeAt, n, refusal, isUncertain, files } = item
  return { commandId, incidentId, incidentKey, name, input, madeAt, n, refusal, isUncertain, files }
}

/** The part of a change that outlives the page. */
export const keptChangesOf = ({ input, refusal, isUncertain, files }: Partial<OutboxItem>): KeptChanges => ({
  ...(input !== undefined && { input }),
  ...(refusal !== undefined && { refusal }),
  ...(isUncertain !== undefined && { isUncertain }),
  ...(files !== undefined && { files }),
})

/** A command as it was kept, or as another tab tells of it. */
export const revive = (stored: StoredCommand, keeping: Keeping = 'kept'): OutboxItem => ({
  ...stored,
  state: stored.refusal ? 'refused' : 'queued',
  keeping,
  attempts: 0,
  lastSeq: null,
  madeAtTick: null,
})

export const notSent = (file: OutboxFile): OutboxFile => ({ ...file, sent: 0, ref: null })

export const fileOf = ({ id, name, blob }: NewFile): OutboxFile => ({
  id,
  name,
  blob,
  type: blob.type,
  size: blob.size,
  sent: 0,
  ref: null,
})
