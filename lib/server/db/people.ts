import { randomUUID } from 'node:crypto'
import type { OrganisationRole } from '@/lib/domain/actor'
import type { Ref } from '@/lib/domain/incident/values'
import { query, type Tx } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface StoredPerson {
  id: string
  email: string
  name: string
  role: OrganisationRole
  passwordHash: string | null
  timeZone: string | null
  phone: string | null
  takesDrills: boolean
  takesDigest: boolean
  takesShiftMail: boolean
  skills: string[]
}

/** Somebody of the organisation; those removed are not found. */
const findPerson = (who: { id: string } | { email: string }): Promise<StoredPerson | null> =>
  prisma().person.findUnique({
    where: { ...who, removedAt: null },
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      passwordHash: true,
      timeZone: true,
      phone: true,
      takesDrills: true,
      takesDigest: true,
      takesShiftMail: true,
      skills: true,
    },
  })

export const findPersonById = (id: string) => findPerson({ id })
export const findPersonByEmail = (email: string) => findPerson({ email })

export async function isAnybodyHere(tx?: Tx): Promise<boolean> {
  const statement = sql`select 1 from person where removed_at is null limit 1`
  return (tx ? await rowsOf(tx, statement) : await query(statement)).length > 0
}

export interface NewPerson {
  email: string
  name: string
  role: OrganisationRole
  /** Null for somebody who signs in through a provider only. */
  passwordHash: string | null
}

/**
 * Adds a person and answers their id; null when somebody here has that address. Somebody who was removed comes back
 * as the same person, so that the log knows them again.
 */
export async function addPerson(tx: Tx, { email, name, role, passwordHash }: NewPerson): Promise<string | null> {
  const [person] = await rowsOf<{ id: string }>(
    tx,
    sql`insert into person (id, email, name, role, password_hash)
        values (${randomUUID()}, ${email}, ${name}, ${role}, ${passwordHash})
        on conflict (email) do update
          set name = excluded.name, role = excluded.role, password_hash = excluded.password_hash, removed_at = null,
              takes_digest = false, takes_shift_mail = true
          where person.removed_at is not null
        returning id`,
  )
  return person?.id ?? null
}

/** Locks the rows of all admins and answers their ids, so that two of them cannot remove each other at once. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`select id from person where role = 'admin' and removed_at is null order by id for update`,
  )
  return rows.map(({ id }) => id)
}

/** Locks and reads one person inside a transaction. */
export async function lockPerson(tx: Tx, id: string): Promise<Omit<StoredPerson, 'passwordHash'> | null> {
  const [person] = await rowsOf<StoredPerson>(
    tx,
    sql`select id, email, name, role, time_zone "timeZone", phone, takes_drills "takesDrills",
        takes_digest "takesDigest", takes_shift_mail "takesShiftMail", coalesce(skills, '{}') skills
      from person where id = ${id} and removed_at is null for update`,
  )
  return person ?? null
}

/** Locks and reads somebody by their address, removed or not. */
export async function lockPersonByEmail(tx: Tx, email: string): Promise<{ id: string; isRemoved: boolean } | null> {
  const [person] = await rowsOf<{ id: string; isRemoved: boolean }>(
    tx,
    sql`select id, removed_at is not null "isRemoved" from person where email = ${email} for update`,
  )
  return person ?? null
}

/** The address of somebody, removed or not. */
export async function findPersonEmail(tx: Tx, id: string): Promise<string | null> {
  const [person] = await rowsOf<{ email: string }>(tx, sql`select email from person where id = ${id}`)
  return person?.email ?? null
}

type Change = Partial<
  Pick<
    StoredPerson,
    | 'name'
    | 'role'
    | 'timeZone'
    | 'phone'
    | 'takesDrills'
    | 'takesDigest'
    | 'takesShiftMail'
    | 'skills'
    | 'passwordHash'
  >
>

/** Saves what is given and leaves the rest. */
export async function savePerson(tx: Tx, id: string, change: Change): Promise<void> {
  const has = (key: keyof Change) => change[key] !== undefined
  await rowsOf(
    tx,
    sql`update person set
          name = case when ${has('name')} then ${change.name ?? null} else name end,
          role = case when ${has('role')} then ${change.role ?? null}::organisation_role else role end,
          time_zone = case when ${has('timeZone')} then ${change.timeZone ?? null} else time_zone end,
          phone = case when ${has('phone')} then ${change.phone ?? null} else phone end,
          takes_drills = case when ${has('takesDrills')} then ${change.takesDrills ?? false} else takes_drills end,
          takes_digest = case when ${has('takesDigest')} then ${change.takesDigest ?? false} else takes_digest end,
          takes_shift_mail = case when ${has('takesShiftMail')} then ${change.takesShiftMail ?? false}
            else takes_shift_mail end,
          skills = case when ${has('skills')} then ${change.skills ?? []}::text[] else skills end,
          password_hash = case when ${has('passwordHash')} then ${change.passwordHash ?? null} else password_hash end
        where id = ${id}`,
  )
}

/** Takes a person out of the organisation: their row stays, because the log names them. */
export async function markRemoved(tx: Tx, id: string, at: Date): Promise<void> {
  await rowsOf(tx, sql`update person set removed_at = ${at}, password_hash = null where id = ${id}`)
  await rowsOf(tx, sql`delete from team_member where person_id = ${id}`)
}

export interface PersonRow {
  id: string
  name: string
  email: string
  role: OrganisationRole
  phone: string | null
  skills: string[]
  teams: Ref[]
  lastSeenAt: Date | null
  sessionCount: number
}

/** Everybody, by name. */
export const listPersonRows = (at: Date): Promise<PersonRow[]> =>
  query<PersonRow>(
    sql`select person.id, person.name, person.email, person.role, person.phone,
          coalesce(person.skills, '{}') skills, seen."lastSeenAt", seen."sessionCount",
          coalesce((
            select json_agg(json_build_object('id', team.id, 'name', team.name) order by team.name)
            from team_member join team on team.id = team_member.team_id where team_member.person_id = person.id
          ), '[]') "teams"
        from person cross join lateral (
          select max(last_seen_at) "lastSeenAt",
            count(*) filter (where ended_at is null and expires_at > ${at})::int "sessionCount"
          from person_session where person_id = person.id
        ) seen
        where person.removed_at is null
        order by lower(person.name), person.id`,
  )
