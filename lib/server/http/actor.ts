import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { actorOfCookie } from '@/lib/server/access/handshake'
import { signInPath } from '@/lib/server/access/safe-path'
import { actorOfToken } from '@/lib/server/access/tokens'
import { requireOwnOrigin } from '@/lib/server/http/origin'
import { INCOMING_PATH } from '@/lib/server/http/request-context'

/** The header in which a page says for whom it was opened. */
const MEANT_PERSON = 'evenkeel-person'

/**
 * Who makes this request. A Bearer token decides alone; else it is the session of the cookie, which may change
 * something only from a page of ours. Throws `unauthenticated` or `forbidden`.
 */
export async function requireActor(request: Request): Promise<PersonActor> {
  const token = bearerOf(request.headers.get('authorization'))
  if (token !== null) {
    const actor = await actorOfToken(token)
    if (!actor) throw new AppError('unauthenticated', 'This token is not valid, or it was revoked')
    return actor
  }
  const actor = await actorOfCookie(request.headers.get('cookie'))
  if (!actor) throw new AppError('unauthenticated', 'Sign in first')
  requireMeant(request, actor)
  requireOwnOrigin(request)
  return actor
}

/** A page that outlived a change of the person at this browser must not act as the new one (SPEC OUTBOX-7). */
function requireMeant(request: Request, actor: PersonActor): void {
  const meant = request.headers.get(MEANT_PERSON)
  if (meant !== null && meant !== actor.id)
    throw new AppError('unauthenticated', 'Somebody else is signed in here by now')
}

/** Who looks at this page; everybody else is sent to sign in, and back here after it. */
export async function requirePageActor(): Promise<PersonActor> {
  const actor = await findPageActor()
  if (!actor) redirect(signInPath((await headers()).get(INCOMING_PATH) ?? '/') as Route)
  return actor
}

/** Who looks at a page that is open to everybody. Layout and page ask both; it is looked up once a request. */
export const findPageActor = cache(
  async (): Promise<PersonActor | null> => actorOfCookie((await headers()).get('cookie')),
)

/** The token of an Authorization header; null when it is of another kind, such as a proxy's own Basic. */
const bearerOf = (authorization: string | null): string | null =>
  /^Bearer(?:\s+|$)(.*)$/i.exec(authorization?.trim() ?? '')?.[1] ?? null
