import { hashSecret } from '@/lib/server/access/secrets'
import { env } from '@/lib/server/env'
import { keyedHash } from '@/lib/server/keyed-hash'

/**
 * The token in the link of an attempt. It follows from a key that is not in the database, so that an attempt that is
 * made again after a crash carries the same link; what is stored is only its hash.
 */
export const answerToken = (attemptId: string): string =>
  keyedHash(Buffer.from(env().authSecret), `page answer ${attemptId}`).toString('base64url')

export const hashOfToken = hashSecret

/** Where a page is answered by its link (SPEC PAGE-6). */
export const answerUrl = (attemptId: string): string =>
  new URL(`/pages/${answerToken(attemptId)}`, env().publicUrl).href
