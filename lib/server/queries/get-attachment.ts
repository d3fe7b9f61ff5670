import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { idSchema } from '@/lib/domain/incident/inputs'
import { fileNameOf } from '@/lib/server/attachments/file-name'
import { findVisibleAttachment, readContent, type Variant } from '@/lib/server/db/attachments'
import { withSnapshot } from '@/lib/server/db/pool'
import { requireIncident } from '@/lib/server/queries/current-state'

export const attachmentQuerySchema = z
  .strictObject({ size: z.enum(['full', 'thumbnail']).default('full').describe('Of pictures only.') })
  .transform(({ size }) => ({ variant: size }))

/** A file of an incident, or its thumbnail. */
export interface VisibleAttachment {
  name: string
  mediaType: string
  isPicture: boolean
  etag: string
  /** Reads the bytes. Throws `not_found` when they were taken away meanwhile. */
  read(): Promise<Buffer<ArrayBuffer>>
}

/**
 * What is in an entry of a visible incident, or was uploaded there by whoever asks. Throws `not_found` for everything
 * else, and for the thumbnail of what is no picture (SPEC FILE-7).
 */
export const getAttachment = (
  actor: Actor,
  idOrKey: string,
  attachmentId: string,
  { variant }: { variant: Variant },
): Promise<VisibleAttachment> =>
  withSnapshot(async (tx) => {
    const incident = await requireIncident(tx, actor, idOrKey)
    const { data: id } = idSchema.safeParse(attachmentId)
    const found = id === undefined ? null : await findVisibleAttachment(tx, actor, incident.id, id)
    if (!found) throw notFound()
    const isPicture = found.width !== null
    if (variant === 'thumbnail' && !isPicture) throw notFound()
    const read = async () => {
      const bytes = await withSnapshot((later) => readContent(later, found.id, variant))
      if (!bytes) throw notFound()
      return bytes
    }
    const { name, sha256 } = found
    return variant === 'full'
      ? { name, mediaType: found.mediaType, isPicture, etag: `"${sha256}"`, read }
      : {
          name: fileNameOf(name, 'image/webp'),
          mediaType: 'image/webp',
          isPicture,
          etag: `"${sha256}-thumbnail"`,
          read,
        }
  })

const notFound = () => new AppError('not_found', 'There is no file with this id here.')
