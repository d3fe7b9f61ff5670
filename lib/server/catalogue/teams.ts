import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/domain/actor'
import type { NewTeam, TeamChange, TeamView } from '@/lib/domain/catalogue/catalogue'
import { AppError } from '@/lib/domain/errors'
import { keyTaken, notFound, requireCatalogueAdmin } from '@/lib/server/catalogue/rules'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import {
  addTeam,
  addTeamMembers,
  findTeamRow,
  findUnknownPeople,
  removeTeamMembers,
  replaceTeamMembers,
  saveTeam,
} from '@/lib/server/db/teams'

/** Adds a team with its people. Throws `forbidden`, or `rule_refused` for a taken key or an unknown person. */
export async function createTeam(
  actor: Actor,
  { key, name, personIds }: NewTeam,
  id: string = randomUUID(),
): Promise<TeamView> {
  requireCatalogueAdmin(actor)
  await withTransaction(async (tx) => {
    if (!(await addTeam(tx, key, name, id))) throw keyTaken('team', key)
    await setMembers(tx, id, personIds)
  })
  return teamOf(id)
}

/** Changes what is given of a team. Throws `forbidden`, `not_found`, or `rule_refused` as `createTeam` does. */
export async function updateTeam(actor: Actor, id: string, change: TeamChange): Promise<TeamView> {
  requireCatalogueAdmin(actor)
  const { personIds, addPersonIds = [], removePersonIds = [] } = change
  await teamOf(id)
  await withTransaction(async (tx) => {
    if (!(await saveTeam(tx, id, change))) throw keyTaken('team', change.key ?? '')
    if (personIds) await setMembers(tx, id, personIds)
    await requireKnown(tx, 'addPersonIds', addPersonIds)
    await addTeamMembers(tx, id, addPersonIds)
    await removeTeamMembers(tx, id, removePersonIds)
  })
  return teamOf(id)
}

async function setMembers(tx: Tx, teamId: string, personIds: string[]): Promise<void> {
  await requireKnown(tx, 'personIds', personIds)
  await replaceTeamMembers(tx, teamId, personIds)
}

async function requireKnown(tx: Tx, path: string, personIds: string[]): Promise<void> {
  const [unknown] = await findUnknownPeople(tx, personIds)
  if (!unknown) return
  const message = `names somebody who is not in the organisation: ${unknown}`
  throw new AppError('rule_refused', `${path} ${message}`, { fields: [{ path, message }] })
}

async function teamOf(id: string): Promise<TeamView> {
  const team = await findTeamRow(id)
  if (!team) throw notFound('team')
  return team
}
