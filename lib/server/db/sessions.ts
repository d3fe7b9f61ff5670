import { randomUUID } from 'node:crypto'
import type { OrganisationRole } from '@/lib/domain/actor'
import { recordAccessChange } from '@/lib/server/db/access-change'
import { query, type Tx } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

export interface LiveSession {
  id: string
  personId: string
  name: string
  role: OrganisationRole
  lastSeenAt: Date
}

/** The session and the person as they are now; null once it has ended or expired, or the person was removed. */
export async function findLiveSession(id: string, at: Date): Promise<LiveSession | null> {
  const [session] = await query<LiveSession>(
    sql`select session.id, person.id "personId", person.name, person.role, session.last_seen_at "lastSeenAt"
        from person_session session join person on person.id = session.person_id
        where session.id = ${id} and session.ended_at is null and session.expires_at > ${at}
          and person.removed_at is null`,
    'find-live-session',
  )
  return session ?? null
}

/** Notes a visit and moves the end of the session along. */
export async function touchSession(id: string, at: Date, expiresAt: Date): Promise<void> {
  await prisma().personSession.updateMany({
    where: { id, endedAt: null, lastSeenAt: { lt: at } },
    data: { lastSeenAt: at, expiresAt },
  })
}

export interface NewSession {
  personId: string
  userAgent: string
  address: string
  at: Date
  expiresAt: Date
}

/** Opens a session for somebody who is still here; null when they were removed meanwhile. */
export async function addSession(tx: Tx, session: NewSession): Promise<string | null> {
  const { personId, userAgent, address, at, expiresAt } = session
  const [row] = await rowsOf<{ id: string }>(
    tx,
    sql`insert into person_session (id, person_id, user_agent, address, created_at, last_seen_at, expires_at)
        select ${randomUUID()}, id, ${userAgent}, ${address}, ${at}, ${at}, ${expiresAt}
        from person where id = ${personId} and removed_at is null for share
        returning id`,
  )
  return row?.id ?? null
}

export interface SessionRow {
  id: string
  userAgent: string
  address: string
  createdAt: Date
  lastSeenAt: Date
}

/** The open sessions of a person, the latest seen first. */
export const listSessionRows = (personId: string, at: Date): Promise<SessionRow[]> =>
  prisma().personSession.findMany({
    where: { personId, endedAt: null, expiresAt: { gt: at } },
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  })

/** Ends open sessions and tells every process to close their sockets; answers how many there were. */
async function endSessions(tx: Tx, condition: Sql, at: Date): Promise<number> {
  const ended = await rowsOf<{ id: string; personId: string }>(
    tx,
    sql`update person_session set ended_at = ${at} where ended_at is null and ${condition}
        returning id, person_id "personId"`,
  )
  for (const { id, personId } of ended) {
    await recordAccessChange(tx, { kind: 'session-ended', sessionId: id, personId })
  }
  return ended.length
}

export const endSession = (tx: Tx, id: string, at: Date) => endSessions(tx, sql`id = ${id}`, at)

export const endSessionOf = (tx: Tx, personId: string, id: string, at: Date) =>
  endSessions(tx, sql`id = ${id} and person_id = ${personId}`, at)

/** Ends all sessions of a person, but for one if it is given. */
export const endAllSessionsOf = (tx: Tx, personId: string, at: Date, but?: string) =>
  endSessions(tx, but ? sql`person_id = ${personId} and id <> ${but}` : sql`person_id = ${personId}`, at)
