import type { ErrorCode, ErrorDetails } from '@/lib/domain/errors'

/** What is kept of a command until the log has it. */
export interface StoredCommand {
  commandId: string
  incidentId: string
  name: string
  input: unknown
  /** The wall clock of this device when the person did it, in milliseconds. */
  madeAt: number
  /** Place in the order this device sends in. */
  n: number
  refusal: Refusal | null
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

export interface OutboxItem extends StoredCommand {
  state: OutboxState
  attempts: number
  /** Of a saved one: the `seq` of its last event. */
  lastSeq: number | null
  /** The monotonic clock when it was made; null after a reload, when only the wall clock tells its age. */
  madeAtTick: number | null
}

/** Where unsent commands outlive a reload. Writes are committed before the screen calls a command kept. */
export interface OutboxStorage {
  load(): Promise<StoredCommand[]>
  put(command: StoredCommand): Promise<void>
  remove(commandId: string): Promise<void>
}

/** Whether it still has to reach the log by itself. */
export const isUnsent = ({ state }: Pick<OutboxItem, 'state'>): boolean =>
  state === 'queued' || state === 'sending' || state === 'waiting'

export const storedOf = (item: OutboxItem): StoredCommand => {
  const { commandId, incidentId, name, input, madeAt, n, refusal } = item
  return { commandId, incidentId, name, input, madeAt, n, refusal }
}
