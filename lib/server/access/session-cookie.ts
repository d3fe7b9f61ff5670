import { decode, encode } from 'next-auth/jwt'
import { installationId } from '@/lib/server/db/installation'
import { env } from '@/lib/server/env'

/** Browsers keep a cookie for 400 days at most; the session itself ends by our table, long before. */
export const COOKIE_SECONDS = 400 * 24 * 3600

type CookieKind = 'session' | 'csrf' | 'callback' | 'state' | 'pkce' | 'nonce'

/** On plain http Safari drops Secure cookies, and with them the __Host- prefix, even on localhost. */
const isSecure = () => env().publicUrl.protocol === 'https:'

/** All ports of a host share cookies: the installation's id keeps two installations apart. */
export async function cookieName(kind: CookieKind): Promise<string> {
  return `${isSecure() ? '__Host-' : ''}evenkeel-${kind}-${await installationId()}`
}

export const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

/** A Set-Cookie header that opens this session in the browser. */
export async function sessionCookie(sessionId: string): Promise<string> {
  const value = await encode({ token: { sessionId }, secret: env().authSecret, maxAge: COOKIE_SECONDS })
  const attributes = `Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`
  return `${await cookieName('session')}=${value}; ${attributes}`
}

/** The session that a Cookie header names; null when there is none, or it is not one of ours. */
export async function sessionIdOf(cookieHeader: string | null | undefined): Promise<string | null> {
  const value = await cookieValue('session', cookieHeader)
  if (!value) return null
  // What does not decrypt is old or forged: no session, and no failure of ours.
  const token = await decode({ token: value, secret: env().authSecret }).catch(() => null)
  return typeof token?.sessionId === 'string' ? token.sessionId : null
}

/** The page that a sign-in under way is to lead to, as next-auth keeps it; whatever else stands there is for `safePath`. */
export async function wantedPathOf(cookieHeader: string | null): Promise<string> {
  const value = (await cookieValue('callback', cookieHeader)) ?? ''
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

async function cookieValue(kind: CookieKind, cookieHeader: string | null | undefined): Promise<string | undefined> {
  const prefix = `${await cookieName(kind)}=`
  const cookie = cookieHeader?.split(/; */).find((pair) => pair.startsWith(prefix))
  return cookie?.slice(prefix.length)
}
