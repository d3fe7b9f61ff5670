import type { IncidentState } from '@/lib/domain/incident/state'
import { lockIncident } from '@/lib/server/db/incident-row'
import type { Tx } from '@/lib/server/db/pool'
import { foldLog, isCurrent } from '@/lib/server/fold-log'
import { incidentNotFound } from '@/lib/server/incident-key'

/** An incident behind its lock: while it is held, no command of it is decided. Throws `not_found`. */
export async function lockedState(tx: Tx, incidentId: string): Promise<IncidentState> {
  const locked = await lockIncident(tx, incidentId)
  if (!locked) throw incidentNotFound()
  return isCurrent(locked) ? locked.state : (await foldLog(tx, locked.id)).state
}
