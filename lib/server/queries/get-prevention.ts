import type { PersonActor } from '@/lib/domain/actor'
import type { Prevention, PreventionChange } from '@/lib/domain/postmortem/prevention'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { findVisiblePrevention, listChangeRows } from '@/lib/server/db/preventions'
import { preventionNotFound } from '@/lib/server/preventions/change-prevention'

async function requirePrevention(tx: Tx, actor: PersonActor, id: string): Promise<Prevention> {
  const stored = await findVisiblePrevention(tx, actor, id)
  if (!stored) throw preventionNotFound()
  return stored.prevention
}

/** One prevention. Throws `not_found`, also for one of an incident the reader may not see. */
export const getPrevention = (actor: PersonActor, id: string): Promise<Prevention> =>
  withSnapshot((tx) => requirePrevention(tx, actor, id))

/** What was changed of it, when and by whom, the latest first. Throws as `getPrevention` does. */
export const listPreventionChanges = (actor: PersonActor, id: string): Promise<PreventionChange[]> =>
  withSnapshot(async (tx) => listChangeRows(tx, (await requirePrevention(tx, actor, id)).id))
