import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Environment } from '@/lib/server/env'
import { clientAddress } from '@/lib/server/front/client-address'
import { answerProbe } from '@/lib/server/front/probes'
import { loggedPath, methodLabel, routeLabel } from '@/lib/server/front/route-label'
import { setSecurityHeaders } from '@/lib/server/front/security-headers'
import { answerServiceWorker } from '@/lib/server/front/service-worker'
import { INCOMING_PATH, INCOMING_REQUEST_ID, REQUEST_ID_HEADER } from '@/lib/server/http/request-context'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** Headers by which Next speaks to itself. */
const ofNext = ['x-middleware-subrequest', 'x-middleware-prefetch']
/** Headers that count from a trusted proxy only. */
const ofProxies = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port']

/** The front of every HTTP request: ids, headers, probes, the log line and the measurement; the rest is Next's. */
export function requestHandler(env: Environment, isDev: boolean, next: Handler): Handler {
  return async (req, res) => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
    for (const name of env.trustProxy ? ofNext : [...ofNext, ...ofProxies]) delete req.headers[name]
    const address = clientAddress(req, env.trustProxy)
    res.once('close', () => record(req, res, { path, requestId, address, startedAt }))
    res.setHeader(REQUEST_ID_HEADER, requestId)
    setSecurityHeaders(req, res, env, isDev)
    if (!isReadable(path)) return refuse(res, requestId, 'The address cannot be read')
    if (await answerProbe(path, req, res, env)) return
    if (await answerServiceWorker(path, req, res, isDev)) return
    if (req.headers['next-action'] !== undefined) return refuse(res, requestId, 'Server Actions are not accepted here')
    req.headers[INCOMING_REQUEST_ID] = requestId
    req.headers['x-forwarded-for'] = address
    req.headers[INCOMING_PATH] = req.url
    await next(req, res)
  }
}

/** Next fails on what it cannot decode, and redirects to the host of an address that names one. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return path.startsWith('/')
  } catch {
    return false
  }
}

function refuse(res: ServerResponse, requestId: string, message: string): void {
  const error = { code: 'invalid_input', message, requestId }
  res.writeHead(400, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }))
}

interface Line {
  path: string
  requestId: string
  address: string
  startedAt: number
}

function record(req: IncomingMessage, res: ServerResponse, { path, requestId, address, startedAt }: Line): void {
  const elapsed = performance.now() - startedAt
  const method = req.method ?? 'GET'
  const route = routeLabel(path)
  const labels = { method: methodLabel(method), route }
  metrics.httpRequests.inc({ ...labels, status: res.statusCode })
  metrics.httpDuration.observe(labels, elapsed / 1000)
  const line = { requestId, method, path: loggedPath(path), status: res.statusCode, ms: Math.round(elapsed), address }
  if (route === '/_next' || path === '/healthz' || path === '/readyz') logger.debug(line, 'request')
  else logger.info(line, 'request')
}
