import { randomUUID } from 'node:crypto'
import type { OrganisationRole, PersonActor } from '@/lib/domain/actor'
import { createUser } from '@/lib/server/access/people'
import { sessionCookie } from '@/lib/server/access/session-cookie'
import { actorOfSession, openSession } from '@/lib/server/access/sessions'

export const visit = { address: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' }

export interface SignedIn {
  actor: PersonActor
  email: string
  password: string
  sessionId: string
  /** A Cookie header. */
  cookie: string
}

/** Makes a person and signs them in, as a browser would. */
export async function signedInPerson(role: OrganisationRole, name = 'Ada Lovelace'): Promise<SignedIn> {
  const email = `${randomUUID()}@example.org`
  const { personId, password = '' } = await createUser({ email, name, role })
  return { email, password, ...(await signInAgain(personId)) }
}

/** Another session of the same person. */
export async function signInAgain(personId: string): Promise<Omit<SignedIn, 'email' | 'password'>> {
  const sessionId = await openSession(personId, visit, null)
  const actor = await actorOfSession(sessionId)
  if (!actor) throw new Error('The session does not work')
  const [cookie = ''] = (await sessionCookie(sessionId)).split(';')
  return { actor, sessionId, cookie }
}

/** A request to our own API with these headers. */
export const requestWith = (headers: Record<string, string>, method = 'GET') =>
  new Request('http://localhost:3000/api/v1/me', { method, headers })

export const OWN_ORIGIN = 'http://localhost:3000'
