import { z } from 'zod'
import { parse } from '@/lib/domain/parse'
import { loggedPath } from '@/lib/server/front/route-label'
import { parseJson } from '@/lib/server/http/read-body'

// https://www.w3.org/TR/CSP3/#deprecated-serialize-violation; fields that are not named here are not kept.
const reportSchema = z.object({
  'csp-report': z.object({
    'document-uri': z.string(),
    'effective-directive': z.string().max(100).optional(),
    'violated-directive': z.string().max(100).optional(),
    'blocked-uri': z.string().optional(),
    'source-file': z.string().optional(),
    'line-number': z.number().optional(),
  }),
})

/** What the log may keep of a browser's report: the query of a page can be an invitation. Throws `invalid_input`. */
export function violationOf(text: string) {
  const { 'csp-report': report } = parse(reportSchema, parseJson(text))
  return {
    page: placeOf(report['document-uri']),
    directive: report['effective-directive'] ?? report['violated-directive'],
    blocked: report['blocked-uri'] && placeOf(report['blocked-uri']),
    source: report['source-file'] && placeOf(report['source-file']),
    line: report['line-number'],
  }
}

const MAX_PLACE = 300

/** An address without its query; of other schemes, and of words such as `inline`, only the first. */
function placeOf(address: string): string {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return (address.split(':', 1)[0] ?? '').slice(0, 40)
  const { origin, pathname } = new URL(address)
  return `${origin}${loggedPath(pathname)}`.slice(0, MAX_PLACE)
}
