import { randomUUID } from 'node:crypto'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { Ref } from '@/lib/domain/incident/values'
import { byName } from '@/lib/server/db/by-name'
import type { Tx } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { unlessTaken } from '@/lib/server/db/unavailable'

const columns = {
  id: true,
  key: true,
  name: true,
  members: { where: { person: { removedAt: null } }, select: { person: { select: { id: true, name: true } } } },
} as const

/** Teams by name, with their people. */
export async function listTeamRows(): Promise<TeamView[]> {
  const teams = await prisma().team.findMany({ select: columns })
  return teams.map(teamOf).sort(byName)
}

export async function findTeamRow(id: string): Promise<TeamView | null> {
  const team = await prisma().team.findUnique({ where: { id }, select: columns })
  return team && teamOf(team)
}

/** The teams somebody is in. */
export async function readTeamIds(tx: Tx, personId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(tx, sql`select team_id id from team_member where person_id = ${personId}`)
  return rows.map(({ id }) => id)
}

const teamOf = ({ members, ...team }: Omit<TeamView, 'members'> & { members: { person: Ref }[] }): TeamView => ({
  ...team,
  members: members.map(({ person }) => person).sort(byName),
})

/** Answers the id of the new team; null when another has that key. */
export async function addTeam(tx: Tx, key: string, name: string, id: string = randomUUID()): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    sql`insert into team (id, key, name) values (${id}, ${key}, ${name}) on conflict (key) do nothing returning id`,
  )
  return row?.id ?? null
}

/**
 * Saves what is given and leaves the rest. Answers false when another team has that key: the transaction is then over.
 */
export async function saveTeam(tx: Tx, id: string, { key, name }: { key?: string; name?: string }): Promise<boolean> {
  const statement = rowsOf(
    tx,
    sql`update team set key = coalesce(${key ?? null}, key), name = coalesce(${name ?? null}, name) where id = ${id}`,
  )
  return (await unlessTaken(statement)) !== null
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
  await addTeamMembers(tx, teamId, personIds)
}

/** Adds people to a team; nobody leaves it. */
export async function addTeamMembers(tx: Tx, teamId: string, personIds: string[]): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into team_member (team_id, person_id)
        select ${teamId}, person_id from unnest(${personIds}::uuid[]) as person_id on conflict do nothing`,
  )
}

/** Takes people out of a team. */
export async function removeTeamMembers(tx: Tx, teamId: string, personIds: string[]): Promise<void> {
  await rowsOf(tx, sql`delete from team_member where team_id = ${teamId} and person_id = any(${personIds}::uuid[])`)
}
