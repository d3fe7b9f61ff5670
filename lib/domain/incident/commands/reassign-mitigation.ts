import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireMitigation, requireOwner } from '../mitigation-rules'
import { isOpenMitigation } from '../mitigations-now'
import { canRespond } from '../policy'

export const reassignMitigation = defineCommand({
  name: 'reassign-mitigation',
  summary: 'Gives a mitigation that is not judged yet to another owner.',
  input: z.strictObject({ mitigationId: idSchema, toPersonId: idSchema }),
  needs: ({ toPersonId }) => ({ people: [toPersonId] }),
  can: canRespond,
  decide(incident, { mitigationId, toPersonId }, context) {
    const one = requireMitigation(incident, mitigationId)
    if (one.owner.id === toPersonId) return []
    if (!isOpenMitigation(one)) throw refuse('MIT-3', `“${one.title}” is over, and keeps its owner.`, 'mitigationId')
    const to = requireOwner(incident, context, toPersonId, 'toPersonId')
    return [{ type: 'mitigation.reassigned', payload: { mitigationId, title: one.title, from: one.owner, to } }]
  },
})
