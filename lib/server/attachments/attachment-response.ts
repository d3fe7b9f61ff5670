import { contentDisposition } from '@/lib/server/attachments/file-name'
import type { VisibleAttachment } from '@/lib/server/queries/get-attachment'

/**
 * Serves a file so that it can do nothing: pictures, which we drew ourselves, as what they are; all others as bytes to
 * be saved (SPEC FILE-6), and both under the policy that the front has for these addresses. It may be kept by its
 * reader's browser, which has to ask each time whether it still may show it.
 */
export async function attachmentResponse(request: Request, found: VisibleAttachment): Promise<Response> {
  const { name, mediaType, isPicture, etag } = found
  const headers = {
    etag,
    'cache-control': 'private, no-cache',
    'accept-ranges': 'none',
  }
  if (isFresh(request, etag)) return new Response(null, { status: 304, headers })
  const bytes = await found.read()
  return new Response(bytes, {
    headers: {
      ...headers,
      'content-type': isPicture ? mediaType : 'application/octet-stream',
      'content-disposition': contentDisposition(isPicture ? 'inline' : 'attachment', name),
    },
  })
}

/** Whether the reader has it already (https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match). */
function isFresh({ headers }: Request, etag: string): boolean {
  const known = (headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}
