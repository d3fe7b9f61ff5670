import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { SessionSummary } from '@/lib/domain/people/person'
import { notHere, requireSession } from '@/lib/server/access/rights'
import type { Visit } from '@/lib/server/access/visit'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import {
  addSession,
  endSession,
  endSessionOf,
  findLiveSession,
  listSessionRows,
  type SessionOrigin,
  touchSession,
} from '@/lib/server/db/sessions'

const SESSION_MS = 30 * 24 * 3600 * 1000
const TOUCH_EVERY_MS = 60_000

/** Opens a session for a person who has just proved who they are; the one this browser had before ends. */
export async function openSession(
  personId: string,
  visit: Visit,
  previousId: string | null,
  through: SessionOrigin | null = null,
): Promise<string> {
  const at = now()
  const id = await withTransaction(async (tx) => {
    if (previousId) await endSession(tx, previousId, at)
    return addSession(tx, { personId, ...visit, at, expiresAt: new Date(at.getTime() + SESSION_MS), through })
  })
  if (!id) throw notHere()
  return id
}

/** The person behind a session, with the rights of this moment; null when it has ended. Notes the visit once a minute. */
export async function actorOfSession(sessionId: string): Promise<PersonActor | null> {
  const at = now()
  const session = await findLiveSession(sessionId, at)
  if (!session) return null
  if (at.getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY_MS) {
    await touchSession(session.id, at, new Date(at.getTime() + SESSION_MS))
  }
  const { id, personId, name, role } = session
  return { kind: 'person', id: personId, name, role, scope: 'admin', credential: { kind: 'session', id } }
}

export async function closeSession(id: string): Promise<void> {
  await withTransaction((tx) => endSession(tx, id, now()))
}

/** The open sessions of this person, for the person themself: a token that leaked must not tell where they are. */
export async function listSessions(actor: PersonActor): Promise<SessionSummary[]> {
  const currentId = requireSession(actor)
  const rows = await listSessionRows(actor.id, now())
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isCurrent: row.id === currentId,
  }))
}

/** Ends one of one's own sessions, at once and on open sockets too. */
export async function endOwnSession(actor: PersonActor, id: string): Promise<void> {
  requireSession(actor)
  const ended = await withTransaction((tx) => endSessionOf(tx, actor.id, id, now()))
  if (ended === 0) throw new AppError('not_found', 'This session has ended already')
}
