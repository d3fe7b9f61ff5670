import type { Actor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { withSnapshot } from '@/lib/server/db/pool'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

/** One incident by id or key, as it is now. Throws `not_found`. */
export const getIncident = (actor: Actor, idOrKey: string): Promise<IncidentState> =>
  withSnapshot(async (tx) => currentState(tx, await requireIncident(tx, actor, idOrKey)))
