import type { OrganisationRole } from '@/lib/domain/actor'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** Somebody whom a rota names, removed or not. */
export interface RotaPersonRow {
  id: string
  name: string
  email: string
  role: OrganisationRole
  timeZone: string | null
  skills: string[]
  takesShiftMail: boolean
  removedAt: Date | null
}

const columns = sql`person.id, person.name, person.email, person.role, person.time_zone as "timeZone",
  coalesce(person.skills, '{}') as skills, person.takes_shift_mail as "takesShiftMail", person.removed_at as "removedAt"`

/** People by their ids; what names nobody is left out. */
export async function readRotaPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, RotaPersonRow>> {
  const rows = await rowsOf<RotaPersonRow>(
    tx,
    sql`select ${columns} from person where id = any(${ids}::uuid[])`,
    'read-rota-people',
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** The people of a team. */
export const listTeamPeople = (tx: Tx, teamId: string): Promise<RotaPersonRow[]> =>
  rowsOf<RotaPersonRow>(
    tx,
    sql`select ${columns} from team_member join person on person.id = team_member.person_id
      where team_id = ${teamId} and removed_at is null`,
  )

/** What the services in use of teams need whoever is on call for them to know. */
export const listNeededSkills = (
  tx: Tx,
  teamIds: readonly string[],
): Promise<{ teamId: string; skill: string; service: string }[]> =>
  rowsOf(
    tx,
    sql`select team_id as "teamId", skill, name as service from service cross join lateral unnest(skills) as skill
      where team_id = any(${teamIds}::uuid[]) and archived_at is null order by skill, lower(name)`,
  )

/** The services in use that a team owns. */
export async function listServiceIdsOfTeam(tx: Tx, teamId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`select id from service where team_id = ${teamId} and archived_at is null`,
  )
  return rows.map(({ id }) => id)
}
