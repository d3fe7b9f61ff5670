import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { canRespond } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import { credentialGone, readActors } from '@/lib/server/db/actors'
import type { Tx } from '@/lib/server/db/pool'
import { lockedState } from '@/lib/server/locked-state'
import { requireIncident } from '@/lib/server/queries/current-state'

/**
 * The incident behind its lock, for somebody who wants to change a prevention: seen first, then locked, then allowed (SPEC
 * PREV-1). Whoever closes it thereby sees all its preventions.
 */
export async function lockForResponder(
  tx: Tx,
  actor: PersonActor,
  idOrKey: string,
): Promise<{ incident: IncidentState; actor: PersonActor }> {
  const { id } = await requireIncident(tx, actor, idOrKey)
  const incident = await lockedState(tx, id)
  const fresh = (await readActors(tx, [actor], now()))(actor)
  if (fresh?.kind !== 'person') throw credentialGone()
  if (!canRespond(fresh, incident)) {
    throw new AppError('forbidden', 'Only responders can change what an incident buys.')
  }
  return { incident, actor: fresh }
}
