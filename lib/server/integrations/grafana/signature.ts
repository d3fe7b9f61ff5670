import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AlertRules } from '@/lib/domain/alert/alert-rules'

const SIGNATURE_HEADER = 'x-grafana-alerting-signature'
/** How far the signed instant may be from ours: an old delivery cannot be sent again by who overheard it. */
const TOLERANCE_MS = 5 * 60_000

export type SignatureProblem = 'missing' | 'wrong' | 'no-timestamp' | 'old'

/**
 * What is wrong with the signature of a delivery, or null. It is the hex HMAC-SHA-256 of the body, or of
 * `timestamp:body` when the rules name a header with the timestamp (seconds since 1970). Without a signature a delivery
 * is fine unless the rules require one.
 */
export function signatureProblem(
  secret: string,
  body: Uint8Array,
  headers: Headers,
  { signature: { isRequired, timestampHeader } }: AlertRules,
  at: Date,
): SignatureProblem | null {
  const given = headers.get(SIGNATURE_HEADER)
  if (given === null) return isRequired ? 'missing' : null
  const hmac = createHmac('sha256', secret)
  if (timestampHeader !== null) {
    const timestamp = headers.get(timestampHeader)
    if (!timestamp || !/^\d{1,12}$/.test(timestamp)) return 'no-timestamp'
    if (Math.abs(at.getTime() - Number(timestamp) * 1000) > TOLERANCE_MS) return 'old'
    hmac.update(`${timestamp}:`)
  }
  const expected = hmac.update(body).digest()
  const told = /^[0-9a-f]{64}$/i.test(given) ? Buffer.from(given, 'hex') : Buffer.alloc(expected.length)
  return timingSafeEqual(expected, told) ? null : 'wrong'
}
