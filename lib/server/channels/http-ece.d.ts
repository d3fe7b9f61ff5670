declare module 'http_ece' {
  import type { ECDH } from 'node:crypto'

  interface EncryptOptions {
    version: 'aes128gcm'
    /** The private key of this message. */
    privateKey: ECDH
    /** The public key of the receiver, in base64url. */
    dh: string
    authSecret: string
    salt?: string
  }
  export function encrypt(plaintext: Buffer, options: EncryptOptions): Buffer
}
