import type { PersonActor } from '@/lib/domain/actor'
import type { Ref } from '@/lib/domain/incident/values'
import { listDrillTakers } from '@/lib/server/db/drills'
import { requireDrillResponder } from '@/lib/server/drills/scenarios'

/** Whom somebody may invite: everybody else who agreed to be called into drills. */
export async function listTakers(actor: PersonActor): Promise<Ref[]> {
  requireDrillResponder(actor)
  return (await listDrillTakers()).filter(({ id }) => id !== actor.id)
}
