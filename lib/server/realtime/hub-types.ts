import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { PersonActor } from '@/lib/domain/actor'
import type { ClientToServer, Present, ServerToClient } from '@/lib/domain/realtime-protocol'

/** What the server keeps about one connected tab. */
export interface SocketData {
  actor: PersonActor
  device: Present['device']
  isActive: boolean
  /** The rooms it has asked for and is not in yet. */
  coming: Set<Coming>
}

/** A room somebody is about to be let into, and whether they have left it again meanwhile. */
export interface Coming {
  incidentId: string
  isLeft: boolean
}

/** The sockets of this process. Other processes have their own; see `Neighbours`. */
export type Hub = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>
export type RoomSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>

const INCIDENT_ROOM = 'incident:'
const PERSON_ROOM = 'person:'

/** All tabs that watch an incident. */
export const incidentRoom = (incidentId: string) => `${INCIDENT_ROOM}${incidentId}`
export const personRoom = (personId: string) => `${PERSON_ROOM}${personId}`
/** The incident a socket's room stands for; null for rooms of another sort. */
export const incidentOfRoom = (room: string): string | null =>
  room.startsWith(INCIDENT_ROOM) ? room.slice(INCIDENT_ROOM.length) : null

/** The incidents a socket watches. */
export const incidentsOf = (socket: RoomSocket): string[] => [...socket.rooms].flatMap((r) => incidentOfRoom(r) ?? [])

/** The tabs of this process that are in a room. */
export function socketsIn(io: Hub, room: string): RoomSocket[] {
  const { adapter, sockets } = io.of('/')
  return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? [])
}
