import { RateLimiterMemory } from 'rate-limiter-flexible'
import { visitOf } from '@/lib/server/access/visit'
import { violationOf } from '@/lib/server/http/csp-report'
import { countUse } from '@/lib/server/http/rate-limit'
import { readBody } from '@/lib/server/http/read-body'
import { requestIdOf } from '@/lib/server/http/request-context'
import { jsonRoute } from '@/lib/server/http/respond'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'

const MAX_REPORT_BYTES = 16_384

/** Anybody can send reports, and what they say is logged: nobody fills the disk with them. */
const limiter = shared(
  'csp-reports',
  () => new RateLimiterMemory({ keyPrefix: 'csp-reports', points: 60, duration: 60 }),
)

/** Logs what a browser refused because of our Content-Security-Policy: a mistake of ours, or an attack. */
export const POST = jsonRoute(async (request) => {
  await countUse(limiter, visitOf(request.headers).address)
  const violation = violationOf(Buffer.from(await readBody(request, MAX_REPORT_BYTES)).toString('utf8'))
  logger.warn({ requestId: requestIdOf(request), violation }, 'A page broke the Content-Security-Policy')
})
