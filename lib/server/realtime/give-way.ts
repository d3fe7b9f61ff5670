import { MAX_SOCKETS } from '@/lib/domain/realtime-protocol'
import { logger } from '@/lib/server/logger'
import { type Hub, personRoom, type RoomSocket, socketsIn } from '@/lib/server/realtime/hub-types'

/**
 * Closes the oldest sockets of a person who opens one too many (SPEC RT-14). Not the new one: they look at that, while
 * the old ones are tabs long forgotten, and whoever was refused would have to find and close those first. After an outage
 * the oldest are also those that are dead already. Scripts have their tokens counted apart: none may put out a page.
 */
export function giveWay(io: Hub, opened: RoomSocket): void {
  // A room has its sockets in the order in which they came.
  const own = socketsIn(io, personRoom(opened.data.actor.id)).filter((socket) => wayIn(socket) === wayIn(opened))
  for (const socket of own.slice(0, Math.max(0, own.length - MAX_SOCKETS))) {
    logger.warn({ socketId: socket.id, personId: socket.data.actor.id }, 'Closed the oldest of too many sockets')
    const message = `You have more than ${MAX_SOCKETS} connections to this server. This was the oldest.`
    socket.emit('displaced', { message })
    socket.disconnect(true)
  }
}

const wayIn = ({ data }: RoomSocket) => data.actor.credential?.kind
