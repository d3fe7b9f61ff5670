import { z } from 'zod'
import { defined } from '../../defined'
import { AppError } from '../../errors'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { requireOffer } from '../offers'
import { canRespond } from '../policy'

export const declineHandOver = defineCommand({
  name: 'decline-hand-over',
  summary: 'Declines a role one was offered; it stays where it is.',
  input: z.strictObject({ offerId: idSchema, reason: reasonSchema.optional() }),
  can: canRespond,
  decide(incident, { offerId, reason }, { actor }) {
    const { role, to } = requireOffer(incident, offerId)
    if (to.id !== actor.id) throw new AppError('forbidden', `Only ${to.name} can decline this.`, { rule: 'ROLE-9' })
    return [{ type: 'handover.declined', payload: defined({ offerId, role, to, reason }) }]
  },
})
