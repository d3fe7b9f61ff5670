import { type PersonActor, recordedActorOf } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { dayOf, type Prevention, type PreventionPatch } from '@/lib/domain/postmortem/prevention'
import { changePrevention } from '@/lib/domain/postmortem/prevention-rules'
import { now } from '@/lib/server/clock'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import {
  findCandidate,
  findPrevention,
  findVisiblePrevention,
  type StoredPrevention,
} from '@/lib/server/db/preventions'
import { lockForResponder } from '@/lib/server/preventions/locked-incident'
import { saveChange } from '@/lib/server/preventions/save-prevention'
import { tellPreventions } from '@/lib/server/preventions/tell-preventions'

export const preventionNotFound = (): AppError => new AppError('not_found', 'There is no such prevention.')

/** One that somebody wants to change, behind the lock of its incident. Throws `not_found` and `forbidden`. */
export async function lockPrevention(tx: Tx, asking: PersonActor, id: string) {
  const seen = await findVisiblePrevention(tx, asking, id)
  if (!seen) throw preventionNotFound()
  const locked = await lockForResponder(tx, asking, seen.prevention.incident.id)
  // Read again: what was seen before the lock may be older.
  const stored: StoredPrevention | null = await findPrevention(tx, id)
  if (!stored) throw preventionNotFound()
  return { ...locked, stored }
}

/**
 * Changes a prevention. Throws `not_found`, `forbidden`, `rule_refused`, and `conflict` with the present one in
 * `details.current` when it was changed meanwhile (SPEC PREV-3).
 */
export async function patchPrevention(asking: PersonActor, id: string, patch: PreventionPatch): Promise<Prevention> {
  const { prevention, isChanged } = await withTransaction(async (tx) => {
    const { incident, actor, stored } = await lockPrevention(tx, asking, id)
    const { prevention: before } = stored
    const at = now()
    const candidate = patch.ownerId ? await findCandidate(tx, patch.ownerId) : null
    const context = { incident, candidate, today: dayOf(at), now: at.toISOString() }
    const { after, changes } = changePrevention(before, patch, context)
    if (after === before) return { prevention: before, isChanged: false }
    await saveChange(tx, { incident, before, after, changes, actor: recordedActorOf(actor) })
    return { prevention: after, isChanged: true }
  })
  if (isChanged) tellPreventions(prevention.incident.id)
  return prevention
}
