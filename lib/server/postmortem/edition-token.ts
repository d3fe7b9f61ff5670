import { timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/server/env'
import { keyedHash } from '@/lib/server/keyed-hash'
import { isUuid } from '@/lib/server/uuid'

const MAC_BYTES = 24

const macOf = (id: string): Buffer =>
  keyedHash(Buffer.from(env().authSecret), `public edition ${id}`).subarray(0, MAC_BYTES)

/** What opens an edition to whoever has it: its id, and what only this installation can make of it (SPEC EDITION-1). */
export const editionToken = (id: string): string => `${id}.${macOf(id).toString('base64url')}`

/** The id of the edition; null for whatever we did not make. */
export function readEditionToken(token: string): string | null {
  const [id = '', mac = '', ...others] = token.split('.')
  if (!isUuid(id) || id !== id.toLowerCase() || others.length > 0) return null
  const given = Buffer.from(mac, 'base64url')
  // Two spellings of one token would be two addresses.
  if (given.length !== MAC_BYTES || given.toString('base64url') !== mac) return null
  return timingSafeEqual(given, macOf(id)) ? id : null
}
