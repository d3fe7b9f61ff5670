import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hocuspocus } from '@hocuspocus/server'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { type WebSocket, WebSocketServer } from 'ws'
import { COLLAB_CLOSE, COLLAB_PERSON } from '@/lib/domain/postmortem/collab-protocol'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { type Client, type Context, closeClient } from '@/lib/server/realtime/documents/client'
import { giveWay } from '@/lib/server/realtime/documents/give-way'
import { letIn } from '@/lib/server/realtime/documents/let-in'

const MAX_FRAME_BYTES = 4_000_000
const PING_MS = 5000
/** A reader this far behind is not reading any more. */
const MAX_UNSENT_BYTES = 16_000_000

/** What one socket may send; somebody who types and drags at once stays far below. */
const messages = new RateLimiterMemory({ points: 5000, duration: 10 })
let opened = 0

/** The sockets of one server: let in, watched, and cut when they no longer answer. */
export function documentSockets(hocuspocus: Hocuspocus<Context>) {
  const clients = new Set<Client>()
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, clientTracking: false })

  const welcome = (socket: WebSocket, req: IncomingMessage, client: Client) => {
    clients.add(client)
    giveWay(clients, client)
    metrics.documentSockets.inc()
    opened += 1
    const key = String(opened)
    const connection = hocuspocus.handleConnection(socket, asRequest(req), { client })
    socket.on('message', (data: Buffer) => {
      client.isAlive = true
      if (socket.readyState !== socket.OPEN) return
      messages.consume(key).catch(() => closeClient(client, COLLAB_CLOSE.tooMany, 'Too many messages.'))
      connection.handleMessage(data)
    })
    socket.on('pong', () => {
      client.isAlive = true
    })
    socket.on('error', (error) => logger.debug({ err: error }, 'A socket of documents failed'))
    socket.once('close', (code, reason) => {
      clients.delete(client)
      metrics.documentSockets.dec()
      connection.handleClose({ code, reason: reason.toString() })
    })
  }

  const watch = setInterval(() => {
    for (const client of clients) {
      const { socket, isAlive } = client
      client.isAlive = false
      if (!isAlive || socket.bufferedAmount > MAX_UNSENT_BYTES) socket.terminate()
      else socket.ping()
    }
  }, PING_MS)

  return {
    clients: clients as ReadonlySet<Client>,
    async handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
      socket.on('error', () => {})
      const actor = await letIn(req, socket)
      if (!actor || socket.destroyed) return
      server.handleUpgrade(req, socket, head, (webSocket) => {
        const client: Client = { actor, socket: webSocket, isAlive: true }
        if (isFor(actor.id, req)) return welcome(webSocket, req, client)
        webSocket.on('error', () => {})
        closeClient(client, COLLAB_CLOSE.signedOut, 'Somebody else is signed in here by now.')
      })
    },
    stop() {
      clearInterval(watch)
      for (const { socket } of clients) socket.terminate()
    },
  }
}

/** A page that outlived a change of the person at this browser does not write as the new one (SPEC OUTBOX-7). */
function isFor(personId: string, { url = '/' }: IncomingMessage): boolean {
  const meant = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get(COLLAB_PERSON)
  return meant === null || meant === personId
}

/** Hocuspocus asks for one; nothing of it is used. Not with what the client says of itself, which may be no host at all. */
const asRequest = ({ url = '/' }: IncomingMessage): Request => new Request(new URL(url, 'http://localhost'))
