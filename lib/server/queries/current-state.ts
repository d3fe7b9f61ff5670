import type { Actor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { findIncident, type StoredIncident } from '@/lib/server/db/incident-reads'
import type { Tx } from '@/lib/server/db/pool'
import { foldLog, isCurrent } from '@/lib/server/fold-log'
import { incidentNotFound } from '@/lib/server/incident-key'

type StoredState = Pick<StoredIncident, 'id' | 'state' | 'reducerVersion'>

/** The state as our reducer folds it, whoever stored it. */
export const currentState = async (tx: Tx, stored: StoredState): Promise<IncidentState> =>
  isCurrent(stored) ? stored.state : (await foldLog(tx, stored.id)).state

/** The states of several incidents, in order. */
export async function currentStates(tx: Tx, stored: StoredState[]): Promise<IncidentState[]> {
  const states: IncidentState[] = []
  for (const incident of stored) states.push(await currentState(tx, incident))
  return states
}

/** An incident the actor may see. Throws `not_found` alike for one that is hidden and one that is not there. */
export async function requireIncident(tx: Tx, actor: Actor, idOrKey: string): Promise<StoredIncident> {
  const incident = await findIncident(tx, actor, idOrKey)
  if (!incident) throw incidentNotFound()
  return incident
}
