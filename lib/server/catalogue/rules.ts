import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { isAdmin } from '@/lib/domain/incident/policy'
import { findTeamRow } from '@/lib/server/db/teams'

type Thing = 'service' | 'team'

/** Services and teams are for admins to change. */
export function requireCatalogueAdmin(actor: Actor): void {
  if (!isAdmin(actor)) throw new AppError('forbidden', 'Only admins can change services and teams.')
}

export const notFound = (thing: Thing): AppError => new AppError('not_found', `There is no such ${thing}.`)

export function keyTaken(thing: Thing, key: string): AppError {
  const message = `is taken: another ${thing} has the key ${key}`
  return new AppError('rule_refused', `key ${message}`, { rule: 'CAT-1', fields: [{ path: 'key', message }] })
}

/** Null stands for no team. */
export async function requireTeam(teamId: string | null): Promise<void> {
  if (teamId === null || (await findTeamRow(teamId))) return
  const message = 'is not the id of a team'
  throw new AppError('rule_refused', `teamId ${message}`, { fields: [{ path: 'teamId', message }] })
}
