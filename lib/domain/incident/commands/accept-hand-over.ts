import { z } from 'zod'
import { AppError } from '../../errors'
import { admit } from '../access-rules'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireOffer } from '../offers'
import { canRespond } from '../policy'

export const acceptHandOver = defineCommand({
  name: 'accept-hand-over',
  summary: 'Accepts a role one was offered; it moves at once.',
  input: z.strictObject({ offerId: idSchema }),
  can: canRespond,
  decide(incident, { offerId }, { actor }) {
    const { role, from, to } = requireOffer(incident, offerId)
    if (to.id !== actor.id) throw new AppError('forbidden', `Only ${to.name} can accept this.`, { rule: 'ROLE-9' })
    return [...admit(incident, to), { type: 'handover.accepted', payload: { offerId, role, from, to } }]
  },
})
