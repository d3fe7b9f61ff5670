import { randomBytes } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/server/env'

/** Makes the key another one than that of anything else which is sealed with AUTH_SECRET. */
const SALT = 'evenkeel channel'
// What is sealed here has no end of its own.
const A_CENTURY = 100 * 366 * 24 * 60 * 60

/** What a channel must never show again. */
const secretsSchema = z.strictObject({
  /** The whole address, of which only a part may be shown. */
  url: z.string().optional(),
  /** What a webhook is signed with. */
  signing: z.string().optional(),
  token: z.string().optional(),
})
export type ChannelSecrets = z.output<typeof secretsSchema>

/** Encrypts secrets; with another AUTH_SECRET they are worth nothing. */
export async function sealChannel(secrets: ChannelSecrets): Promise<string> {
  return encode({ token: { secrets }, secret: env().authSecret, salt: SALT, maxAge: A_CENTURY })
}

/** The secrets again; null when AUTH_SECRET has changed since and nobody can read them any more. */
export async function openChannel(sealed: string): Promise<ChannelSecrets | null> {
  const token = await decode({ token: sealed, secret: env().authSecret, salt: SALT }).catch(() => null)
  return secretsSchema.safeParse(token?.secrets).data ?? null
}

/** An address whose path is a secret, as it may be shown: its host, and the end that tells one from another. */
export const shownAddress = (url: string): string => `${new URL(url).origin}/…${url.slice(-4)}`

/** As Standard Webhooks writes it. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
