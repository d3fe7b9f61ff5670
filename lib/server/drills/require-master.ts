import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { isAdmin } from '@/lib/domain/incident/policy'
import { findVisibleDrill, type StoredDrill } from '@/lib/server/db/drills'
import { requireDrillResponder } from '@/lib/server/drills/scenarios'

/**
 * The drill, for whoever runs it: who started it, and admins. For everybody else there is none, because it says what
 * is still to come.
 */
export async function requireMaster(actor: PersonActor, id: string): Promise<StoredDrill> {
  requireDrillResponder(actor)
  const drill = await findVisibleDrill(actor, id)
  const isMaster = drill && (drill.by.id === actor.id || isAdmin(actor))
  if (!drill || !isMaster) throw new AppError('not_found', 'There is no such drill.')
  return drill
}
