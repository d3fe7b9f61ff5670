import { createECDH, hkdfSync } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import { env } from '@/lib/server/env'
import { shared } from '@/lib/server/process-registry'

const CURVE = 'prime256v1'
/** The order of P-256, less one: a private key is from 1 to it. */
const LARGEST_KEY = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550n
/** Push services refuse more than 24 hours; clocks differ. */
const HOURS = 12

interface ServerKeys {
  /** Uncompressed point, in base64url: what a browser subscribes with. */
  publicKey: string
  privateKey: Buffer
}

/**
 * The key pair by which push services know this installation. Made of AUTH_SECRET, so that all servers of a database
 * have the same one and none is stored; another AUTH_SECRET makes another pair, and devices subscribe anew.
 */
export const serverKeys = (): ServerKeys => shared('push-server-keys', () => keysOf(env().authSecret))

export function keysOf(authSecret: string): ServerKeys {
  // 128 bits more than needed, so that the remainder is as good as even (FIPS 186-5, A.2.1).
  const bytes = Buffer.from(hkdfSync('sha256', authSecret, '', 'evenkeel push server', 48))
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % LARGEST_KEY) + 1n
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  const pair = createECDH(CURVE)
  pair.setPrivateKey(privateKey)
  return { publicKey: pair.getPublicKey('base64url'), privateKey }
}

/**
 * The Authorization header for a push service.
 * @see https://www.rfc-editor.org/rfc/rfc8292
 */
export async function vapidHeader(endpoint: string, subject: string, at: Date): Promise<string> {
  const { publicKey, privateKey } = serverKeys()
  const point = Buffer.from(publicKey, 'base64url')
  const key = await importJWK(
    {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: privateKey.toString('base64url'),
    },
    'ES256',
  )
  const token = await new SignJWT({})
    .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
    .setAudience(new URL(endpoint).origin)
    .setExpirationTime(Math.floor(at.getTime() / 1000) + HOURS * 3600)
    .setSubject(subject)
    .sign(key)
  return `vapid t=${token}, k=${publicKey}`
}
