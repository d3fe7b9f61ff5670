import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { canRespond } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import { credentialGone, readActors } from '@/lib/server/db/actors'
import { lockIncident } from '@/lib/server/db/incident-row'
import type { Tx } from '@/lib/server/db/pool'
import { foldLog, isCurrent } from '@/lib/server/fold-log'
import { incidentNotFound } from '@/lib/server/incident-key'
import { requireIncident } from '@/lib/server/queries/current-state'

/**
 * The incident behind its lock: while it is held, no command of it is decided, so that whoever closes it sees all its
 * preventions. Throws `not_found`.
 */
export async function lockedState(tx: Tx, incidentId: string): Promise<IncidentState> {
  const locked = await lockIncident(tx, incidentId)
  if (!locked) throw incidentNotFound()
  return isCurrent(locked) ? locked.state : (await foldLog(tx, locked.id)).state
}

/**
 * As `lockedState`, for somebody who wants to change a prevention: seen first, then locked, then allowed (SPEC PREV-1).
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
