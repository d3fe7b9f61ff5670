import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { idSchema } from '@/lib/domain/incident/inputs'
import { picturesIn } from '@/lib/domain/postmortem/edition'
import { postmortemHtml } from '@/lib/domain/postmortem/html'
import { contentDisposition } from '@/lib/server/attachments/file-name'
import { withSnapshot } from '@/lib/server/db/pool'
import { readPictures } from '@/lib/server/db/postmortem-editions'
import { exportName } from '@/lib/server/postmortem/export-response'
import { printHtml } from '@/lib/server/postmortem/pdf-browser'
import { fontRule } from '@/lib/server/postmortem/pdf-font'
import { getPostmortem } from '@/lib/server/queries/get-postmortem'
import { getPostmortemVersion } from '@/lib/server/queries/get-postmortem-version'

/** A picture larger than this is named, not shown: a page of 100 MB helps nobody. */
const MAX_PICTURE = 5_000_000

export const pdfQuerySchema = z.strictObject({
  version: z.coerce.number().int().min(1).max(999_999_999).optional().describe('The document as it is now without it.'),
})

/** The postmortem as a PDF, of the document now or of a version. Throws `not_found`, `unavailable`. */
export async function pdfResponse(
  actor: Actor,
  idOrKey: string,
  { version }: z.output<typeof pdfQuerySchema>,
): Promise<Response> {
  const { incident, published } =
    version === undefined ? await getPostmortem(actor, idOrKey) : await getPostmortemVersion(actor, idOrKey, version)
  const pictures = await inlinePictures(incident.id, picturesIn(published.content))
  const pdf = await printHtml(postmortemHtml(published, (id) => pictures.get(id) ?? null, fontRule()))
  return new Response(pdf, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('attachment', exportName(published, 'pdf')),
    },
  })
}

/** Pictures as `data:` addresses, by id. */
async function inlinePictures(incidentId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const known = ids.flatMap((id) => idSchema.safeParse(id).data ?? [])
  if (known.length === 0) return new Map()
  const pictures = await withSnapshot((tx) => readPictures(tx, incidentId, known, MAX_PICTURE))
  return new Map(
    pictures.map(({ id, mediaType, bytes }) => [id, `data:${mediaType};base64,${bytes.toString('base64')}`]),
  )
}
