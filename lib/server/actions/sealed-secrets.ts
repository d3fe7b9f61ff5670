import { decode, encode } from 'next-auth/jwt'
import { type ActionSecrets, actionSecretsSchema, NO_SECRETS } from '@/lib/domain/action/action-secrets'
import { env } from '@/lib/server/env'

/** Makes the key another one than that of anything else which is sealed with AUTH_SECRET. */
const SALT = 'evenkeel lever action'
// What is sealed here has no end of its own.
const A_CENTURY = 100 * 366 * 24 * 60 * 60

/** Encrypts the secrets of an action; with another AUTH_SECRET they are worth nothing. */
export async function sealSecrets(secrets: ActionSecrets): Promise<Buffer> {
  const sealed = await encode({ token: { secrets }, secret: env().authSecret, salt: SALT, maxAge: A_CENTURY })
  return Buffer.from(sealed)
}

/** The secrets of an action; null when AUTH_SECRET has changed since and nobody can read them any more. */
export async function openSecrets(sealed: Uint8Array | null): Promise<ActionSecrets | null> {
  if (!sealed) return NO_SECRETS
  const text = Buffer.from(sealed).toString()
  const token = await decode({ token: text, secret: env().authSecret, salt: SALT }).catch(() => null)
  return actionSecretsSchema.safeParse(token?.secrets).data ?? null
}
