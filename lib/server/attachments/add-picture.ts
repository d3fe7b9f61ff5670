import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, refuse } from '@/lib/domain/errors'
import { idSchema } from '@/lib/domain/incident/inputs'
import { canRespond } from '@/lib/domain/incident/policy'
import { now } from '@/lib/server/clock'
import { credentialGone, readActors } from '@/lib/server/db/actors'
import { findVisibleAttachment, giveToPostmortem } from '@/lib/server/db/attachments'
import { withTransaction } from '@/lib/server/db/pool'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

export const addPictureSchema = z.strictObject({
  attachmentId: idSchema.describe('A picture uploaded to this incident: by you, or in one of its entries.'),
})

/**
 * Takes an uploaded picture into the postmortem: it is no longer deleted as unused, and whoever sees the incident sees
 * it. Again is harmless.
 */
export const addPicture = (
  sender: PersonActor,
  idOrKey: string,
  attachmentId: string,
): Promise<{ attachmentId: string }> =>
  withTransaction(async (tx) => {
    const actor = (await readActors(tx, [sender], now()))(sender)
    if (!actor) throw credentialGone()
    const incident = await requireIncident(tx, actor, idOrKey)
    const state = await currentState(tx, incident)
    if (!canRespond(actor, state)) throw new AppError('forbidden', 'You may not write in this postmortem.')
    if (!state.review) throw refuse('PICTURE-2', 'No review of this incident was opened yet.')
    const found = await findVisibleAttachment(tx, actor, incident.id, attachmentId)
    if (!found) throw new AppError('not_found', 'There is no file with this id here.')
    if (found.width === null) {
      const message = 'This file is not a picture.'
      const fields = [{ path: 'attachmentId', message }]
      throw new AppError('rule_refused', message, { rule: 'PICTURE-1', fields })
    }
    if (!(await giveToPostmortem(tx, incident.id, attachmentId, actor.id))) {
      throw new AppError('not_found', 'There is no file with this id here.')
    }
    return { attachmentId }
  })
