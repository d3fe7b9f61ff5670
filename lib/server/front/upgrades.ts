import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { REALTIME_PATH } from '@/lib/domain/realtime-protocol'

/** Lets through the upgrades that are ours: the rooms' socket, and in development Next's own. */
export function routeUpgrades(server: Server, nextUpgrades: Server | undefined): void {
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
    if (path.startsWith(REALTIME_PATH)) return // Socket.IO listens itself, and takes all that begins so.
    if (nextUpgrades && path.startsWith('/_next/')) {
      nextUpgrades.emit('upgrade', req, socket, head)
      return
    }
    socket.on('error', () => {})
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
}
