import type { ConfirmedRoom } from '@/lib/client/room-view'

/** A busy room is written down this often at most. */
const PAUSE_MS = 2000

export interface RoomKeeperParts {
  room: ConfirmedRoom
  /** When the log was known to end where the room does. */
  knownAt: number
  write(room: ConfirmedRoom, knownAt: number): void
  now(): number
  /** Runs something later; answers how to call it off. */
  later(run: () => void, ms: number): () => void
}

/** Writes an open room down as it changes, not more often than is good for the device (SPEC KEPT-3). */
export function createRoomKeeper(parts: RoomKeeperParts) {
  let { room, knownAt } = parts
  let written: { room: ConfirmedRoom; knownAt: number; at: number } | null = null
  let callOff: (() => void) | null = null

  function flush() {
    callOff?.()
    callOff = null
    if (written?.room === room && written.knownAt === knownAt) return
    written = { room, knownAt, at: parts.now() }
    parts.write(room, knownAt)
  }

  function writeSoon() {
    const rest = written ? written.at + PAUSE_MS - parts.now() : 0
    if (rest <= 0) flush()
    else callOff ??= parts.later(flush, rest)
  }

  writeSoon()
  return {
    /** What the room is now; the same one again says nothing. */
    show(next: ConfirmedRoom) {
      if (next === room) return
      room = next
      knownAt = parts.now()
      writeSoon()
    },
    /** The server says where the log ends. It is written with the next change, or when the page is left. */
    hear(headSeq: number) {
      if (headSeq === room.headSeq) knownAt = parts.now()
    },
    flush,
    stop() {
      callOff?.()
      callOff = null
    },
  }
}
