import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { COLLAB_PATH } from '@/lib/domain/postmortem/collab-protocol'
import { REALTIME_PATH } from '@/lib/domain/realtime-protocol'
import { logger } from '@/lib/server/logger'

type HandleUpgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>

/** Lets through the upgrades that are ours: the sockets of rooms and of documents, and in development Next's own. */
export function routeUpgrades(server: Server, nextUpgrades: Server | undefined, toDocuments: HandleUpgrade): void {
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
    if (path.startsWith(REALTIME_PATH)) return // Socket.IO listens itself, and takes all that begins so.
    if (path === COLLAB_PATH) {
      toDocuments(req, socket, head).catch((error: unknown) => {
        // Nobody else would catch it, and the process would end.
        logger.error({ err: error }, 'A socket of documents failed')
        socket.destroy()
      })
      return
    }
    if (nextUpgrades && path.startsWith('/_next/')) {
      nextUpgrades.emit('upgrade', req, socket, head)
      return
    }
    socket.on('error', () => {})
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
}
