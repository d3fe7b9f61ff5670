import { z } from 'zod'
import { AppError } from '../../errors'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireOffer } from '../offers'
import { canRespond } from '../policy'
import { canGiveRole } from '../role-rules'

export const cancelHandOver = defineCommand({
  name: 'cancel-hand-over',
  summary: 'Takes back the offer of a role.',
  input: z.strictObject({ offerId: idSchema }),
  can: canRespond,
  decide(incident, { offerId }, { actor }) {
    const { role, to } = requireOffer(incident, offerId)
    if (!canGiveRole(actor, incident, role)) {
      const message = 'Only who holds the role, the commander or an admin can take the offer back.'
      throw new AppError('forbidden', message, { rule: 'ROLE-9' })
    }
    return [{ type: 'handover.cancelled', payload: { offerId, role, to } }]
  },
})
