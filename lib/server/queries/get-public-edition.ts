import { AppError } from '@/lib/domain/errors'
import { idSchema } from '@/lib/domain/incident/inputs'
import { type PublicEdition, picturesIn, publicEditionOf } from '@/lib/domain/postmortem/edition'
import { withSnapshot } from '@/lib/server/db/pool'
import { findOpenEdition, readPictures, type StoredPicture } from '@/lib/server/db/postmortem-editions'
import { readEditionToken } from '@/lib/server/postmortem/edition-token'

const MAX_PICTURE = 20_000_000

/**
 * What anybody with the address may read, made of the version as it is now: what was redacted since is not in it.
 * Throws `not_found` alike for what never was, is revoked, or belongs to an incident that became private.
 */
export async function getPublicEdition(token: string): Promise<PublicEdition> {
  const { content, sections } = await requireOpen(token)
  return publicEditionOf(content, sections)
}

/** A picture that the edition shows; any other does not exist. */
export async function getPublicPicture(token: string, attachmentId: string): Promise<StoredPicture> {
  const { incidentId, content, sections } = await requireOpen(token)
  const { data: id } = idSchema.safeParse(attachmentId)
  const shown = picturesIn(publicEditionOf(content, sections).published.content)
  if (id === undefined || !shown.includes(id)) throw notFound()
  const [picture] = await withSnapshot((tx) => readPictures(tx, incidentId, [id], MAX_PICTURE))
  if (!picture) throw notFound()
  return picture
}

async function requireOpen(token: string) {
  const id = readEditionToken(token)
  const found = id === null ? null : await withSnapshot((tx) => findOpenEdition(tx, id))
  if (!found) throw notFound()
  return found
}

const notFound = () => new AppError('not_found', 'There is nothing at this address.')
