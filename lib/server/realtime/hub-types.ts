import type { DefaultEventsMap, RemoteSocket, Server, Socket } from 'socket.io'
import type { PersonActor } from '@/lib/domain/actor'
import type { ClientToServer, Present, ServerToClient } from '@/lib/domain/realtime-protocol'

/** What the server keeps about one connected tab. */
export interface SocketData {
  actor: PersonActor
  device: Present['device']
  isActive: boolean
  /** When this tab came into each room it is in, by incident. */
  joinedAt: Record<string, string>
}

export type Hub = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>
export type RoomSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>
export type AnySocket = RoomSocket | RemoteSocket<ServerToClient, SocketData>

const INCIDENT_ROOM = 'incident:'

/** All tabs that watch an incident. */
export const incidentRoom = (incidentId: string) => `${INCIDENT_ROOM}${incidentId}`
/** The tabs of one person that watch an incident. */
export const tabsRoom = (incidentId: string, personId: string) => `tabs:${incidentId}:${personId}`
export const personRoom = (personId: string) => `person:${personId}`
/** The incident a socket's room stands for; null for rooms of another sort. */
export const incidentOfRoom = (room: string): string | null =>
  room.startsWith(INCIDENT_ROOM) ? room.slice(INCIDENT_ROOM.length) : null

/** The incidents a socket watches. */
export const incidentsOf = (socket: RoomSocket): string[] => [...socket.rooms].flatMap((r) => incidentOfRoom(r) ?? [])
