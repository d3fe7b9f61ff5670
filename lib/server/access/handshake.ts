import type { PersonActor } from '@/lib/domain/actor'
import { sessionIdOf } from '@/lib/server/access/session-cookie'
import { actorOfSession } from '@/lib/server/access/sessions'
import { actorOfToken } from '@/lib/server/access/tokens'
import { isOwnPage } from '@/lib/server/http/origin'

export interface Handshake {
  cookie?: string | undefined
  token?: string | undefined
  origin?: string | undefined
  /** The Sec-Fetch-Site header: a browser names no origin when its own page polls. */
  fetchSite?: string | undefined
}

/** Who opens a socket; null for nobody. A token decides alone; a cookie counts on our own pages only. */
export async function actorOfHandshake({ cookie, token, origin, fetchSite }: Handshake): Promise<PersonActor | null> {
  if (token !== undefined) return actorOfToken(token)
  if (!isOwnPage(origin, fetchSite)) return null
  return actorOfCookie(cookie)
}

/** The person whose session a Cookie header carries. */
export async function actorOfCookie(cookie: string | null | undefined): Promise<PersonActor | null> {
  const sessionId = await sessionIdOf(cookie)
  return sessionId ? actorOfSession(sessionId) : null
}
