import type { PersonActor } from '@/lib/domain/actor'
import { takesPart } from '@/lib/domain/incident/participants'
import { KEPT_VISITS, type ReachablePerson } from '@/lib/domain/offline-copy'
import type { ProcedureCard } from '@/lib/domain/procedure-card'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'

/** Whose copy it is. A device keeps that of one person: who is signed in. */
export interface KeptViewer {
  actor: PersonActor
  /** The zone they chose for the times on screen; null for that of the device. */
  zone: string | null
}

/** A room as it was at one instant of this device's clock. Instants here are milliseconds. */
export interface KeptRoom extends RoomSnapshot {
  /** The incident's. */
  id: string
  /** Which version of the reducer its state is of; another one cannot be read. */
  reducerVersion: number
  /** When the log was last known to end where this does. */
  keptAt: number
  /** When this person last opened it here; null for one that is kept because they take part in it. */
  visitedAt: number | null
}

export interface KeptPeople {
  people: ReachablePerson[]
  keptAt: number
}

/** The prod-down card as the server last gave it. */
export interface KeptCard {
  card: ProcedureCard
  keptAt: number
}

/** Everything a device has for when the server is away. */
export interface KeptCopy {
  viewer: KeptViewer
  people: KeptPeople | null
  card: KeptCard | null
  /** In the order they are read in. */
  rooms: KeptRoom[]
}

/** Whether a copy was taken after another; one from the future is of a clock that was wrong, and does not count. */
export const isLater = (known: KeptRoom, other: KeptRoom, now = Date.now()): boolean =>
  known.keptAt > other.keptAt && known.keptAt <= now

/** The rooms that are kept no longer: neither among the last ones visited, nor open with this person taking part. */
export function roomsToDrop(rooms: readonly KeptRoom[], personId: string): string[] {
  const visited = byVisit(rooms).slice(0, KEPT_VISITS)
  const kept = new Set(visited.filter(({ visitedAt }) => visitedAt !== null).map(({ id }) => id))
  return rooms.filter((room) => !kept.has(room.id) && !isOpenFor(room, personId)).map(({ id }) => id)
}

const isOpenFor = (room: KeptRoom, personId: string) => isOpen(room) && takesPart(personId, room.incident)

const isOpen = ({ incident: { status } }: KeptRoom) => status === 'active' || status === 'mitigated'

/** As a person looks for them: what is still open first, and of these the last one visited. */
export const inReadingOrder = (rooms: readonly KeptRoom[]): KeptRoom[] =>
  byVisit(rooms).sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))

const byVisit = (rooms: readonly KeptRoom[]): KeptRoom[] =>
  [...rooms].sort((a, b) => (b.visitedAt ?? 0) - (a.visitedAt ?? 0) || b.incident.number - a.incident.number)
