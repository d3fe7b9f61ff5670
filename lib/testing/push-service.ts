import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { now } from '@/lib/server/clock'
import { startReceiver } from '@/lib/testing/http-receiver'

/** A message as the browser behind a push service got it. */
export interface PushedMessage {
  /** Of the device that got it. */
  endpoint: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every shape
  payload: any
  headers: Record<string, string | string[] | undefined>
  /** The claims of the sender. */
  claims: { aud: string; exp: number; sub: string }
}

interface Device {
  path: string
  keys: ECDH
  auth: Buffer
  serverKey: string
}

/**
 * A push service on loopback, with the browsers behind it: it takes messages as RFC 8030 says, of senders that prove by
 * RFC 8292 who they are, and opens them as RFC 8291 says. What is wrong with one is answered with 4xx and why.
 */
export async function startPushService() {
  const messages: PushedMessage[] = []
  const devices = new Map<string, Device>()
  const gone = new Set<string>()
  let origin = ''
  let trouble: ((response: ServerResponse) => void) | null = null
  const receiver = await startReceiver()

  const take = (response: ServerResponse, path: string, headers: PushedMessage['headers'], body: Buffer) => {
    if (trouble) return trouble(response)
    if (gone.has(path)) return answer(response, 410, 'push subscription has unsubscribed or expired')
    const device = devices.get(path)
    if (!device) return answer(response, 404, 'no such subscription')
    try {
      const claims = checkedClaims(String(headers.authorization), device.serverKey, origin)
      checkHeaders(headers)
      const payload = JSON.parse(decrypt(body, device).toString('utf8'))
      messages.push({ endpoint: origin + path, payload, headers, claims })
      answer(response, 201, '')
    } catch (error) {
      answer(response, 400, String(error))
    }
  }
  origin = receiver.origin
  receiver.answerWith((response, { path, headers, bytes }) => take(response, path, headers, bytes))

  return {
    origin,
    host: receiver.host,
    messages,
    /** A browser subscribes, for messages of whoever has this key. */
    subscribe(serverKey: string) {
      const path = `/push/${randomBytes(12).toString('hex')}`
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const device = { path, keys, auth: randomBytes(16), serverKey }
      devices.set(path, device)
      return {
        endpoint: origin + path,
        keys: { p256dh: keys.getPublicKey('base64url'), auth: device.auth.toString('base64url') },
      }
    },
    /** The browser took its subscription back. */
    forget: (endpoint: string) => void gone.add(new URL(endpoint).pathname),
    /** Answers everything like this; null takes messages again. A trouble that answers nothing hangs. */
    troubleWith(next: typeof trouble) {
      trouble = next
    },
    stop: () => receiver.stop(),
  }
}

export type PushService = Awaited<ReturnType<typeof startPushService>>

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', location: '/receipt/1' }).end(text)
}

/** Throws unless the sender has the key that the device subscribed for. @see https://www.rfc-editor.org/rfc/rfc8292#section-4 */
function checkedClaims(authorization: string, serverKey: string, origin: string): PushedMessage['claims'] {
  const [, token = '', key = ''] = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), k=([\w-]+)$/.exec(authorization) ?? []
  if (key !== serverKey) throw new Error('another key than the one subscribed for')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  const [header = '', claims = '', signature = ''] = token.split('.')
  const signed = Buffer.from(`${header}.${claims}`)
  const isOurs = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isOurs) throw new Error('the signature is not of that key')
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  const seconds = now().getTime() / 1000
  if (aud !== origin) throw new Error(`for ${aud}`)
  if (!(exp > seconds && exp <= seconds + 86_400)) throw new Error('expired, or for more than a day')
  if (!/^(mailto:|https?:)/.test(sub)) throw new Error('nobody to write to')
  return { aud, exp, sub }
}

/** @see https://www.rfc-editor.org/rfc/rfc8030#section-5 */
function checkHeaders(headers: PushedMessage['headers']): void {
  if (!/^\d+$/.test(String(headers.ttl))) throw new Error('no TTL')
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(String(headers.topic))) throw new Error('no Topic')
  if (!['very-low', 'low', 'normal', 'high'].includes(String(headers.urgency))) throw new Error('no Urgency')
  if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not aes128gcm')
}

/** @see https://www.rfc-editor.org/rfc/rfc8291#section-4 and https://www.rfc-editor.org/rfc/rfc8188#section-2 */
export function decrypt(body: Buffer, { keys, auth }: Pick<Device, 'keys' | 'auth'>): Buffer {
  if (body.length > 4096) throw new Error('larger than a push service has to take')
  const salt = body.subarray(0, 16)
  const idLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + idLength)
  const record = body.subarray(21 + idLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender])
  const secret = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32))
  const derived = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, length))
  const decipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12))
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = padded.lastIndexOf(2)
  return padded.subarray(0, end)
}
