import { timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/server/env'
import { keyedHash } from '@/lib/server/keyed-hash'

/** Stands for the weekly digest where the id of an incident would: no incident has it. */
export const DIGEST = '00000000-0000-0000-0000-000000000000'

/** Stands for mail before shifts likewise. */
export const SHIFTS = '00000000-0000-0000-0000-000000000001'

/** Whose mail of what a link in it ends. */
export interface Subscription {
  /** Or `DIGEST`, or `SHIFTS`. */
  incidentId: string
  personId: string
}

const MAC_BYTES = 24
const ID_BYTES = 16

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const macOf = (ids: Buffer): Buffer =>
  keyedHash(Buffer.from(env().authSecret), `unsubscribe ${ids.toString('hex')}`).subarray(0, MAC_BYTES)

/** A token that does one thing, for good: end somebody's mail of an incident, or their digest. It opens nothing. */
export function unsubscribeToken({ incidentId, personId }: Subscription): string {
  const ids = Buffer.concat([bytesOf(incidentId), bytesOf(personId)])
  return Buffer.concat([ids, macOf(ids)]).toString('base64url')
}

/** Null for whatever we did not make. */
export function readUnsubscribeToken(token: string): Subscription | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 2 * ID_BYTES + MAC_BYTES) return null
  const ids = bytes.subarray(0, 2 * ID_BYTES)
  if (!timingSafeEqual(bytes.subarray(2 * ID_BYTES), macOf(ids))) return null
  return { incidentId: idOf(ids.subarray(0, ID_BYTES)), personId: idOf(ids.subarray(ID_BYTES)) }
}
