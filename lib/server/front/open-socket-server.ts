import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import { REALTIME_PATH } from '@/lib/domain/realtime-protocol'
import type { Environment } from '@/lib/server/env'

/** The socket server of the rooms, on our own origin only. What it says and to whom is the hub's. */
export function openSocketServer(server: HttpServer, env: Environment): Server {
  return new Server(server, {
    path: REALTIME_PATH,
    addTrailingSlash: false,
    serveClient: false,
    destroyUpgrade: false,
    // Commands travel by HTTP: what comes in here is small.
    maxHttpBufferSize: 16_384,
    // Sessions of its long polling would have to reach the same server each time (docs/SEVERAL_SERVERS.md).
    transports: ['websocket'],
    // Together the longest that either side takes to notice a connection that carries nothing any more.
    pingInterval: 4000,
    pingTimeout: 4000,
    allowRequest: (req, decide) => decide(null, isOwnPath(req) && isOwnOrigin(req, env)),
  })
}

const isOwnPath = ({ url = '' }: IncomingMessage) => new RegExp(`^${REALTIME_PATH}/?(\\?|$)`).test(url)

/** Browsers always name the page's origin; programs with a token name none. */
const isOwnOrigin = ({ headers: { origin } }: IncomingMessage, env: Environment) =>
  origin === undefined || env.publicOrigins.has(origin)
