import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { EventEnvelope } from '@/lib/domain/incident/events'
import { canonical } from '@/lib/server/canonical'
import { env } from '@/lib/server/env'
import { keyedHash } from '@/lib/server/keyed-hash'

/** The last link of an incident's chain. */
export interface Head {
  seq: number
  hash: Buffer
}

/** What the hash of an event covers besides its payload. */
export type Link = Omit<EventEnvelope, 'hash'> & { type: string }

/** The head before the first event. */
export const GENESIS: Head = { seq: 0, hash: Buffer.alloc(32) }

export const newSalt = (): Buffer => randomBytes(16)

/** Stands for the payload in the chain, so that a redaction can forget the payload and keep the chain (SPEC LOG-5). */
export const payloadDigestOf = (payload: unknown, salt: Buffer): Buffer => keyedHash(salt, canonical(payload))

/** SHA-256 over the previous hash, the envelope and the digest of the payload. */
export function linkHash(previous: Buffer, link: Link, payloadDigest: Buffer): Buffer {
  const { incidentId, seq, type, actor, commandId, recordedAt } = link
  const envelope = { incidentId, seq, type, actor, commandId, recordedAt, payloadDigest: payloadDigest.toString('hex') }
  return createHash('sha256').update(previous).update(canonical(envelope)).digest()
}

/** Vouches for the head with a key that is not in the database: an edited, cut or rolled-back log has no valid one. */
export const headMac = (incidentId: string, { seq, hash }: Head): Buffer =>
  keyedHash(env().macKey, canonical({ incidentId, headSeq: seq, headHash: hash.toString('hex') }))

export const isSame = (left: Buffer, right: Buffer): boolean =>
  left.length === right.length && timingSafeEqual(left, right)
