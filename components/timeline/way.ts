import type { Connection } from '@/lib/client/connection'
import { isUnsent, type OutboxItem } from '@/lib/client/outbox-item'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** `sending`: its files are on their way. `waiting`: held up by what is before it, or by the connection. */
export type Way = 'saving' | 'sending' | 'waiting'

/** How far a command is on its way to the log; null for one that is there, or was refused. */
export function wayOf(outbox: readonly OutboxItem[], commandId: string, connection: Connection): Way | null {
  const index = outbox.findIndex((item) => item.commandId === commandId)
  const item = outbox[index]
  if (!item || !isUnsent(item)) return null
  // Nothing is said to wait before the browser has it, or has said that it keeps nothing.
  if (item.keeping === 'writing') return 'saving'
  const isHeldUp = outbox.slice(0, index + 1).some(({ state }) => state === 'waiting')
  if (isHeldUp || connection !== 'live') return 'waiting'
  return item.state === 'sending' && item.files.some(({ ref }) => !ref) ? 'sending' : 'saving'
}

/** The command of a line that is not in the log yet, and how far it is on its way. */
export function rowWayOf(
  commandId: string,
  pending: ReadonlySet<string>,
  outbox: readonly OutboxItem[],
  connection: Connection,
): { command: OutboxItem | null; way: Way | null } {
  if (!pending.has(commandId)) return { command: null, way: null }
  const command = outbox.find((item) => item.commandId === commandId) ?? null
  return { command, way: wayOf(outbox, commandId, connection) }
}

/** What needs a line of its own: refused, or held up and nowhere else to be seen. */
export function linelessOf(
  outbox: readonly OutboxItem[],
  rows: readonly TimelineRow[],
  connection: Connection,
): OutboxItem[] {
  const waiting = outbox.filter(({ commandId }) => wayOf(outbox, commandId, connection) === 'waiting')
  if (waiting.length === 0) return outbox.filter(({ state }) => state === 'refused')
  // An answer stands with its question, where it cannot be edited.
  const placed = new Set(rows.filter(({ questionSeq }) => questionSeq === null).map(({ commandId }) => commandId))
  return outbox.filter((item) => item.state === 'refused' || (waiting.includes(item) && !placed.has(item.commandId)))
}
