import { decode, encode } from 'next-auth/jwt'
import { COOKIE_SECONDS } from '@/lib/server/access/session-cookie'
import { env } from '@/lib/server/env'

/** Encrypts an ID token for the table of sessions; with another AUTH_SECRET it is worth nothing. */
export const sealIdToken = async (idToken: string | undefined): Promise<string | null> =>
  idToken ? encode({ token: { idToken }, secret: env().authSecret, maxAge: COOKIE_SECONDS }) : null

export async function openIdTokenSeal(sealed: string | null): Promise<string | null> {
  if (!sealed) return null
  const token = await decode({ token: sealed, secret: env().authSecret }).catch(() => null)
  return typeof token?.idToken === 'string' ? token.idToken : null
}
