import { z } from 'zod'
import { exportOf } from '@/lib/domain/postmortem/exported'
import { toMarkdown } from '@/lib/domain/postmortem/markdown'
import { contentDisposition } from '@/lib/server/attachments/file-name'
import type { ReadPostmortem } from '@/lib/server/queries/get-postmortem'

export const exportQuerySchema = z.strictObject({
  format: z.enum(['json', 'markdown']).optional().describe('JSON unless this or the Accept header says otherwise.'),
  download: z.enum(['0', '1']).default('0').describe('1 answers a file to be saved.'),
})

/** A postmortem as JSON or as Markdown, as the caller wants it (SPEC EXPORT-6). */
export function exportResponse(
  request: Request,
  { incident, published, head }: ReadPostmortem,
  { format, download }: z.output<typeof exportQuerySchema>,
): Response {
  const isMarkdown = format === undefined ? prefersMarkdown(request) : format === 'markdown'
  const body = isMarkdown
    ? toMarkdown(published)
    : JSON.stringify(exportOf(published, { review: incident.review, head }), null, download === '1' ? 2 : undefined)
  const name = exportName(published, isMarkdown ? 'md' : 'json')
  return new Response(body, {
    headers: {
      'content-type': isMarkdown ? 'text/markdown; charset=utf-8' : 'application/json',
      vary: 'accept',
      ...(download === '1' ? { 'content-disposition': contentDisposition('attachment', name) } : {}),
    },
  })
}

/** What a file of it is called. */
export const exportName = ({ facts, version }: ReadPostmortem['published'], ending: string): string =>
  `${facts.key}-postmortem-${version === null ? 'draft' : `v${version}`}.${ending}`

const prefersMarkdown = ({ headers }: Request) => (headers.get('accept') ?? '').includes('text/markdown')
