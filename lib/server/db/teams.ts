import { randomUUID } from 'node:crypto'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** Teams by name, with their people. */
export const listTeamRows = (): Promise<TeamView[]> => findTeamRows(sql`true`)

export async function findTeamRow(id: string): Promise<TeamView | null> {
  const [row] = await findTeamRows(sql`team.id = ${id}`)
  return row ?? null
}

const findTeamRows = (condition: Sql): Promise<TeamView[]> =>
  query<TeamView>(
    sql`select team.id, team.key, team.name,
          coalesce((
            select json_agg(json_build_object('id', person.id, 'name', person.name) order by lower(person.name))
            from team_member member join person on person.id = member.person_id
            where member.team_id = team.id and person.removed_at is null
          ), '[]') as members
        from team where ${condition} order by lower(team.name), team.id`,
  )

/** Answers the id of the new team; null when another has that key. */
export async function addTeam(tx: Tx, key: string, name: string): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    sql`insert into team (id, key, name) values (${randomUUID()}, ${key}, ${name}) on conflict (key) do nothing returning id`,
  )
  return row?.id ?? null
}

/** Saves what is given and leaves the rest. Answers false when another team has that key. */
export async function saveTeam(tx: Tx, id: string, { key, name }: { key?: string; name?: string }): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`update team set key = coalesce(${key ?? null}, key), name = coalesce(${name ?? null}, name)
        where id = ${id} and not exists (select 1 from team other where other.key = ${key ?? null} and other.id <> ${id})
        returning id`,
  )
  return rows.length > 0
}

/** The ids that name nobody of the organisation; those who are named stay in it until the transaction ends. */
export async function findUnknownPeople(tx: Tx, personIds: string[]): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`select id from person where id = any(${personIds}::uuid[]) and removed_at is null for share`,
  )
  const known = new Set(rows.map(({ id }) => id))
  return personIds.filter((id) => !known.has(id))
}

/** Makes exactly these the people of a team. */
export async function replaceTeamMembers(tx: Tx, teamId: string, personIds: string[]): Promise<void> {
  await rowsOf(tx, sql`delete from team_member where team_id = ${teamId} and person_id <> all(${personIds}::uuid[])`)
  await rowsOf(
    tx,
    sql`insert into team_member (team_id, person_id)
        select ${teamId}, person_id from unnest(${personIds}::uuid[]) as person_id on conflict do nothing`,
  )
}
