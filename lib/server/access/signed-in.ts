import { sessionCookie, sessionIdOf } from '@/lib/server/access/session-cookie'
import { openSession } from '@/lib/server/access/sessions'
import { visitOf } from '@/lib/server/access/visit'

/** Answers 201 and signs the new person in, so that nobody types twice what they have just chosen. */
export async function signedIn({ headers }: Request, personId: string): Promise<Response> {
  const sessionId = await openSession(personId, visitOf(headers), await sessionIdOf(headers.get('cookie')))
  return Response.json({ personId }, { status: 201, headers: { 'set-cookie': await sessionCookie(sessionId) } })
}
