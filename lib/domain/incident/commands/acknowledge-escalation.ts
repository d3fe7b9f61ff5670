import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { takeRun } from '../page-answers'
import { requireEscalation, requirePaging } from '../paging-rules'
import { canRespond } from '../policy'

export const acknowledgeEscalation = defineCommand({
  name: 'acknowledge-escalation',
  summary: 'Takes an escalation, whoever was paged, or holds it for longer: nobody else is asked meanwhile.',
  input: z.strictObject({ escalationId: idSchema }),
  needs: ({ escalationId }) => ({ paging: { escalations: [escalationId] } }),
  can: canRespond,
  decide(incident, { escalationId }, context) {
    const { actor, now } = context
    const escalation = requireEscalation(incident, escalationId)
    if (escalation.state === 'stopped') throw refuse('ESC-4', 'This escalation was stopped.', 'escalationId')
    const isMine = escalation.state === 'acknowledged' && escalation.acknowledgedBy?.id === actor.id
    if (isMine && escalation.acknowledgedUntil === null) return []
    return takeRun(incident, escalation, { id: actor.id, name: actor.name }, requirePaging(context), now)
  },
})
