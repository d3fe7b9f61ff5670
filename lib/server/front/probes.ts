import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { failingDatabaseChecks } from '@/lib/server/db/readiness'
import type { Environment } from '@/lib/server/env'
import { isFromThisMachine } from '@/lib/server/front/client-address'
import { metrics } from '@/lib/server/metrics'
import { roomsOfProcess } from '@/lib/server/realtime/publish'
import { scrape } from '@/lib/server/watched-metrics'

/** Answers /healthz, /readyz and /metrics past Next, so that they work when pages do not. False for other paths. */
export async function answerProbe(path: string, req: IncomingMessage, res: ServerResponse, env: Environment) {
  if (path !== '/healthz' && path !== '/readyz' && path !== '/metrics') return false
  res.setHeader('Cache-Control', 'no-store')
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    sendJson(res, 405, { status: 'method not allowed' })
  } else if (path === '/healthz') {
    sendJson(res, 200, { status: 'ok' })
  } else if (path === '/readyz') {
    const failing = env.databaseUrl ? await recentChecks(env.databaseUrl) : ['database']
    sendJson(
      res,
      failing.length === 0 ? 200 : 503,
      failing.length === 0 ? { status: 'ok', ...redisDetail() } : { status: 'failing', failing },
    )
  } else if (!mayMeasure(req, env)) {
    sendJson(res, 404, { status: 'not found' })
  } else {
    res.writeHead(200, { 'Content-Type': metrics.registry.contentType }).end(await scrape())
  }
  return true
}

/** Said, and no reason to send nobody here: without Redis everything works, a second later. */
function redisDetail(): { redis?: 'ok' | 'away' } {
  const isReachable = roomsOfProcess.current?.isRedisReachable() ?? null
  return isReachable === null ? {} : { redis: isReachable ? 'ok' : 'away' }
}

const FRESH_MS = 500
let checks: { at: number; failing: ReturnType<typeof failingDatabaseChecks> } | undefined

/** However often anybody asks, the database is asked twice a second at most, one at a time. */
async function recentChecks(databaseUrl: string): Promise<string[]> {
  if (!checks || Date.now() - checks.at > FRESH_MS) {
    const failing = failingDatabaseChecks(databaseUrl)
    checks = { at: Number.POSITIVE_INFINITY, failing }
    const started = checks
    void failing.finally(() => {
      started.at = Date.now()
    })
  }
  return checks.failing
}

/** This machine may look, unless a METRICS_TOKEN is set: then its holder may, from anywhere. */
function mayMeasure(req: IncomingMessage, env: Environment): boolean {
  if (!env.metricsToken) return isFromThisMachine(req)
  const given = Buffer.from(req.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${env.metricsToken}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
}
