import { type PersonActor, recordedActorOf } from '@/lib/domain/actor'
import { AppError, refuse } from '@/lib/domain/errors'
import { dayOf, MAX_PREVENTIONS, type NewPrevention, type Prevention } from '@/lib/domain/postmortem/prevention'
import { newPrevention } from '@/lib/domain/postmortem/prevention-rules'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import {
  countPreventions,
  findCandidate,
  findPrevention,
  insertChange,
  insertPrevention,
} from '@/lib/server/db/preventions'
import { writeOwnerMail } from '@/lib/server/mail/prevention-mail'
import { lockForResponder } from '@/lib/server/preventions/locked-incident'
import { tellPreventions } from '@/lib/server/preventions/tell-preventions'
import { armReminder } from '@/lib/server/timers/prevention-timers'

/**
 * Adds a prevention to an incident; the same id again answers the one that is there (SPEC PREV-2). Throws `not_found`,
 * `forbidden`, `conflict` for an id that is taken elsewhere, and `rule_refused`.
 */
export async function addPrevention(
  asking: PersonActor,
  idOrKey: string,
  input: NewPrevention,
): Promise<{ prevention: Prevention; isNew: boolean }> {
  const added = await withTransaction(async (tx) => {
    const { incident, actor } = await lockForResponder(tx, asking, idOrKey)
    const there = await findPrevention(tx, input.id)
    if (there && there.prevention.incident.id !== incident.id) {
      throw new AppError('conflict', 'This id is taken. Make another.', { rule: 'PREV-2' })
    }
    if (there) return { prevention: there.prevention, isNew: false }
    if ((await countPreventions(tx, incident.id)) >= MAX_PREVENTIONS) {
      throw refuse('PREV-8', `An incident has at most ${MAX_PREVENTIONS} preventions.`)
    }
    const at = now()
    const candidate = input.ownerId ? await findCandidate(tx, input.ownerId) : null
    const context = { incident, candidate, today: dayOf(at), now: at.toISOString() }
    const prevention = newPrevention(input, context)
    const by = recordedActorOf(actor)
    await insertPrevention(tx, prevention, actor.id)
    await insertChange(tx, prevention, by, {})
    await armReminder(tx, prevention)
    await writeOwnerMail(tx, incident, prevention, by)
    return { prevention, isNew: true }
  })
  if (added.isNew) tellPreventions(added.prevention.incident.id)
  return added
}
