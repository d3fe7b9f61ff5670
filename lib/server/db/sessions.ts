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
  /** The account at a provider that opens it. */
  through: SessionOrigin | null
}

export interface SessionOrigin {
  identityId: string
  providerSessionId: string | null
  /** Encrypted by the caller. */
  idToken: string | null
}

/** Opens a session for somebody who is still here; null when they were removed meanwhile. */
export async function addSession(tx: Tx, session: NewSession): Promise<string | null> {
  const { personId, userAgent, address, at, expiresAt, through } = session
  const [row] = await rowsOf<{ id: string }>(
    tx,
    sql`insert into person_session (id, person_id, user_agent, address, created_at, last_seen_at, expires_at,
          identity_id, provider_session_id, id_token)
        select ${randomUUID()}, id, ${userAgent}, ${address}, ${at}, ${at}, ${expiresAt},
          ${through?.identityId ?? null}::uuid, ${through?.providerSessionId ?? null}, ${through?.idToken ?? null}
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

/** Ends all sessions that an account at a provider opened. */
export const endSessionsThrough = (tx: Tx, identityId: string, at: Date) =>
  endSessions(tx, sql`identity_id = ${identityId}`, at)

/** Which sessions a provider ends: by its own name for one, by the account, or by both. */
export interface ProviderLogout {
  issuer: string
  subject: string | null
  providerSessionId: string | null
}

/** Ends what a provider says is over. Without a name of its session, all of the account's are. */
export const endSessionsAtProvider = (tx: Tx, logout: ProviderLogout, at: Date) => {
  const { issuer, subject, providerSessionId } = logout
  return endSessions(
    tx,
    sql`identity_id in (
          select id from person_identity where issuer = ${issuer} and (${subject}::text is null or subject = ${subject})
        ) and (${providerSessionId}::text is null or provider_session_id = ${providerSessionId}
          or (provider_session_id is null and ${subject}::text is not null))`,
    at,
  )
}

/** Where an open session came from: its provider, and what that one knows it by. Null for a password or a link. */
export async function findSessionOrigin(id: string) {
  const [row] = await query<{ issuer: string; email: string | null; idToken: string | null }>(
    sql`select identity.issuer, identity.email, session.id_token "idToken"
        from person_session session join person_identity identity on identity.id = session.identity_id
        where session.id = ${id} and session.ended_at is null`,
  )
  return row ?? null
}
