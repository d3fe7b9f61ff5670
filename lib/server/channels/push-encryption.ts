import { createECDH } from 'node:crypto'
import { encrypt } from 'http_ece'

/**
 * Encrypts a message so that only the browser that subscribed can read it, with a key of its own.
 * @see https://www.rfc-editor.org/rfc/rfc8291
 */
export function encryptPush(plaintext: Buffer, { p256dh, auth }: { p256dh: string; auth: string }): Buffer {
  const privateKey = createECDH('prime256v1')
  privateKey.generateKeys()
  return encrypt(plaintext, { version: 'aes128gcm', privateKey, dh: p256dh, authSecret: auth })
}
