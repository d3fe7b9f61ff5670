import { randomUUID } from 'node:crypto'
import type { OrganisationRole } from '@/lib/domain/actor'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** What a provider has proved about somebody. */
export interface ProvenIdentity {
  issuer: string
  subject: string
  name: string
  email: string | null
  isEmailVerified: boolean
  role: OrganisationRole | null
}

export interface IdentityRow extends ProvenIdentity {
  id: string
  personId: string | null
  createdAt: Date
  seenAt: Date
}

const columns = sql`id, issuer, subject, person_id "personId", name, email, is_email_verified "isEmailVerified", role,
  created_at "createdAt", seen_at "seenAt"`

/** Everybody linked, and those that have waited since `since`; who came last stands first. */
export const listIdentityRows = (since: Date): Promise<IdentityRow[]> =>
  query<IdentityRow>(
    sql`select ${columns} from person_identity where person_id is not null or seen_at > ${since}
        order by seen_at desc, id`,
  )

/**
 * Notes that somebody proved to be this account, and locks it: two sign-ins of one wait for each other. What the
 * provider says now replaces what it said before.
 */
export async function noteIdentity(tx: Tx, proven: ProvenIdentity, at: Date) {
  const { issuer, subject, name, email, isEmailVerified, role } = proven
  const id = randomUUID()
  const [row] = await rowsOf<{ id: string; personId: string | null }>(
    tx,
    sql`insert into person_identity (id, issuer, subject, name, email, is_email_verified, role, created_at, seen_at)
        values (${id}, ${issuer}, ${subject}, ${name}, ${email}, ${isEmailVerified}, ${role}, ${at}, ${at})
        on conflict (issuer, subject) do update set name = excluded.name, email = excluded.email,
          is_email_verified = excluded.is_email_verified, role = excluded.role, seen_at = excluded.seen_at
        returning id, person_id "personId"`,
  )
  return { id: row?.id ?? id, personId: row?.personId ?? null, isNew: row?.id === id }
}

/** Locks and reads one identity inside a transaction. */
export async function lockIdentity(tx: Tx, id: string): Promise<IdentityRow | null> {
  const [row] = await rowsOf<IdentityRow>(tx, sql`select ${columns} from person_identity where id = ${id} for update`)
  return row ?? null
}

export async function saveIdentityPerson(tx: Tx, id: string, personId: string): Promise<void> {
  await rowsOf(tx, sql`update person_identity set person_id = ${personId} where id = ${id}`)
}

export async function deleteIdentity(tx: Tx, id: string): Promise<void> {
  await rowsOf(tx, sql`delete from person_identity where id = ${id}`)
}

/** True when an account of this provider is linked to the person already. */
export async function hasIdentityAt(tx: Tx, personId: string, issuer: string): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`select 1 from person_identity where person_id = ${personId} and issuer = ${issuer} limit 1`,
  )
  return rows.length > 0
}

/** Takes away those that have waited too long, and the oldest of too many. */
export async function forgetWaiting(tx: Tx, since: Date, most: number): Promise<void> {
  await rowsOf(
    tx,
    sql`delete from person_identity where person_id is null and (seen_at <= ${since} or id in (
          select id from person_identity where person_id is null order by seen_at desc, id offset ${most}
        ))`,
  )
}
