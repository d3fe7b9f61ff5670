import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { canView } from '@/lib/domain/incident/policy'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import { MAX_TAIL, type RoomUpdate } from '@/lib/domain/realtime-protocol'
import type { Guarded } from '@/lib/server/db/rooms'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getRoom } from '@/lib/server/queries/get-room'
import { listEvents } from '@/lib/server/queries/list-events'
import {
  type Coming,
  type Hub,
  incidentRoom,
  incidentsOf,
  type RoomSocket,
  socketsIn,
} from '@/lib/server/realtime/hub-types'

const MAX_ROOMS = 50

/** Lets a socket into a room and brings it up to date. Throws `not_found` alike for what is hidden and what is not there. */
export async function joinRoom(socket: RoomSocket, coming: Coming, afterSeq: number | null): Promise<RoomUpdate> {
  const { incidentId } = coming
  const { actor } = socket.data
  await getIncident(actor, incidentId)
  const others = incidentsOf(socket).filter((id) => id !== incidentId)
  if (others.length >= MAX_ROOMS) throw new AppError('conflict', `One connection can watch ${MAX_ROOMS} rooms at most`)
  // It may have closed or gone on meanwhile, and would stay in the room for ever.
  if (!socket.connected) throw new AppError('unavailable', 'The connection has closed')
  if (coming.isLeft) throw new AppError('conflict', 'This room was left before it was joined')
  // Before reading: an event committed while we read arrives by the room, and none falls between.
  await socket.join(incidentRoom(incidentId))
  try {
    // Not the actor of before: their role may have been lowered meanwhile, and this tab was in no room to be put out of.
    return await readUpdate(socket.data.actor, incidentId, afterSeq)
  } catch (error) {
    leaveRoom(socket, incidentId)
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
export const leaveRoom = (socket: RoomSocket, incidentId: string): void => void socket.leave(incidentRoom(incidentId))

/** Before anything more is said in a room: whoever may no longer see the incident leaves it, silently. */
export function putOut(io: Hub, incident: Guarded): void {
  if (incident.visibility === 'open') return
  for (const socket of socketsIn(io, incidentRoom(incident.id))) {
    if (!canView(socket.data.actor, incident)) leaveRoom(socket, incident.id)
  }
}
