import { io, type Socket } from 'socket.io-client'
import type { ClientToServer, JoinReply, ServerToClient } from '@/lib/domain/realtime-protocol'
import { REALTIME_PATH } from '@/lib/domain/realtime-protocol'

export type RoomSocket = Socket<ServerToClient, ClientToServer>

/** A tab's socket, not connected yet; a server without sessions looks at no cookie. */
export function roomSocket(url: string, cookie: string): RoomSocket {
  return io(url, {
    path: REALTIME_PATH,
    addTrailingSlash: false,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    autoConnect: false,
    extraHeaders: { cookie, origin: url },
  })
}

export function connect(socket: RoomSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
    socket.connect()
  })
}

/** Comes into the room as a tab does; fails when it is not let in. */
export async function join(socket: RoomSocket, incidentId: string, afterSeq: number | null) {
  const reply: JoinReply = await socket.timeout(30_000).emitWithAck('join', incidentId, afterSeq)
  if (reply.kind === 'refused') throw new Error(`Not let into the room: ${reply.message}`)
  return reply
}
