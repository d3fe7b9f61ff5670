import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import { MAX_TAIL, type RoomUpdate } from '@/lib/domain/realtime-protocol'
import { now } from '@/lib/server/clock'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getRoom } from '@/lib/server/queries/get-room'
import { listEvents } from '@/lib/server/queries/list-events'
import { holderGone, holderReturned } from '@/lib/server/realtime/absence'
import { type Hub, incidentRoom, incidentsOf, type RoomSocket, tabsRoom } from '@/lib/server/realtime/hub-types'
import { tellPresence } from '@/lib/server/realtime/presence'

const MAX_ROOMS = 50

/** Lets a socket into a room and brings it up to date. Throws `not_found` alike for what is hidden and what is not there. */
export async function joinRoom(
  io: Hub,
  socket: RoomSocket,
  incidentId: string,
  afterSeq: number | null,
): Promise<RoomUpdate> {
  const { actor } = socket.data
  const incident = await getIncident(actor, incidentId)
  const others = incidentsOf(socket).filter((id) => id !== incidentId)
  if (others.length >= MAX_ROOMS) throw new AppError('conflict', `One connection can watch ${MAX_ROOMS} rooms at most`)
  // It may have closed meanwhile; a closed socket would stay in the room for ever.
  if (!socket.connected) throw new AppError('unavailable', 'The connection has closed')
  // Before reading: an event committed while we read arrives by the room, and none falls between.
  await socket.join([incidentRoom(incidentId), tabsRoom(incidentId, actor.id)])
  try {
    // Not the actor of before: their role may have been lowered meanwhile, and this tab was in no room to be put out of.
    const update = await readUpdate(socket.data.actor, incidentId, afterSeq)
    socket.data.joinedAt[incidentId] ??= now().toISOString()
    tellPresence(io, incidentId)
    void holderReturned(io, incident, actor)
    return update
  } catch (error) {
    leaveRoom(io, socket, incidentId)
    throw error
  }
}

/** The missing events when they are few; a fresh start when they are many, or the client is ahead of the log. */
async function readUpdate(actor: PersonActor, incidentId: string, afterSeq: number | null): Promise<RoomUpdate> {
  const reducerVersion = REDUCER_VERSION
  if (afterSeq !== null && afterSeq < MAX_SEQ) {
    const { events, headSeq } = await listEvents(actor, incidentId, { after: afterSeq, limit: MAX_TAIL })
    const isWhole = afterSeq <= headSeq && headSeq - afterSeq <= MAX_TAIL
    if (isWhole) return { kind: 'events', events, headSeq, reducerVersion }
  }
  const { incident, timeline, headSeq } = await getRoom(actor, incidentId)
  return { kind: 'snapshot', incident, timeline, headSeq, reducerVersion }
}

/** What PostgreSQL can count to in an `integer`. */
const MAX_SEQ = 2 ** 31

/** Takes a socket out of a room, if it is in it. */
export function leaveRoom(io: Hub, socket: RoomSocket, incidentId: string): void {
  if (!socket.rooms.has(incidentRoom(incidentId))) return
  const { actor } = socket.data
  void socket.leave(incidentRoom(incidentId))
  void socket.leave(tabsRoom(incidentId, actor.id))
  tabClosed(io, socket, incidentId)
}

/** A tab no longer watches this room. */
export function tabClosed(io: Hub, { data }: RoomSocket, incidentId: string): void {
  delete data.joinedAt[incidentId]
  tellPresence(io, incidentId)
  void holderGone(io, incidentId, data.actor)
}
