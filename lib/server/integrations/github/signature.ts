import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether a body carries the signature that only who has the secret can make. The secret is the integration's key: the
 * address carries it, so that nothing but its hash has to be kept here.
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function isSigned(secret: string, body: Uint8Array, signature: string | null): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? '')?.[1]
  if (!given) return false
  return timingSafeEqual(createHmac('sha256', secret).update(body).digest(), Buffer.from(given, 'hex'))
}
