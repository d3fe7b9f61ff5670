import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { MAX_SOCKETS } from '@/lib/domain/realtime-protocol'
import { logger } from '@/lib/server/logger'
import { type Client, closeClient } from '@/lib/server/realtime/documents/client'

/** Closes the oldest sockets of a person who opens one too many (SPEC COLLAB-13), for the reasons of those of rooms (RT-14). */
export function giveWay(clients: Iterable<Client>, opened: Client): void {
  const own = [...clients].filter(
    ({ actor, socket }) =>
      socket.readyState === socket.OPEN &&
      actor.id === opened.actor.id &&
      actor.credential?.kind === opened.actor.credential?.kind,
  )
  for (const client of own.slice(0, Math.max(0, own.length - MAX_SOCKETS))) {
    logger.warn({ personId: client.actor.id }, 'Closed the oldest of too many sockets of documents')
    closeClient(client, COLLAB_CLOSE.displaced, `You have more than ${MAX_SOCKETS} connections. This was the oldest.`)
  }
}
