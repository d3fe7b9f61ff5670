import { violationOf } from '@/lib/server/http/csp-report'
import { readBody } from '@/lib/server/http/read-body'
import { requestIdOf } from '@/lib/server/http/request-context'
import { jsonRoute } from '@/lib/server/http/respond'
import { logger } from '@/lib/server/logger'

const MAX_REPORT_BYTES = 16_384

/** Logs what a browser refused because of our Content-Security-Policy: a mistake of ours, or an attack. */
export const POST = jsonRoute(async (request) => {
  const violation = violationOf(Buffer.from(await readBody(request, MAX_REPORT_BYTES)).toString('utf8'))
  logger.warn({ requestId: requestIdOf(request), violation }, 'A page broke the Content-Security-Policy')
})
