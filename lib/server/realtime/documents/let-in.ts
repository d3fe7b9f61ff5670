import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { PersonActor } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import { actorOfHandshake } from '@/lib/server/access/handshake'
import { countUse } from '@/lib/server/http/rate-limit'
import { logger } from '@/lib/server/logger'

/** What one credential may open in ten seconds: a browser with a dozen tabs that all come back is far below. */
const handshakes = new RateLimiterMemory({ points: 200, duration: 10 })

const BEARER = /^Bearer +(\S+)$/i

/** Who opens a socket of documents; null when they were turned away, with an answer that says how. */
export async function letIn(req: IncomingMessage, socket: Duplex): Promise<PersonActor | null> {
  try {
    const { headers } = req
    const fetchSite = headers['sec-fetch-site']
    const actor = await actorOfHandshake({
      cookie: headers.cookie,
      token: BEARER.exec(headers.authorization ?? '')?.[1],
      origin: headers.origin,
      fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    })
    if (!actor) turnAway(socket, '401 Unauthorized')
    else await countUse(handshakes, actor.credential?.id ?? actor.id)
    return actor
  } catch (error) {
    if (!isAppError(error)) logger.error({ err: error }, 'A socket of documents could not be let in')
    const seconds = (isAppError(error) && error.details.retryAfterSeconds) || 2
    const status = isAppError(error) ? statuses[error.code] : undefined
    turnAway(socket, status ?? '500 Internal Server Error', `Retry-After: ${seconds}\r\n`)
    return null
  }
}

const statuses: Partial<Record<string, string>> = {
  unavailable: '503 Service Unavailable',
  rate_limited: '429 Too Many Requests',
  unauthenticated: '401 Unauthorized',
}

function turnAway(socket: Duplex, status: string, headers = ''): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${headers}\r\n`)
}
