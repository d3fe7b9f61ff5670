import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { refuseStep, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'

export const abandonMitigation = defineCommand({
  name: 'abandon-mitigation',
  summary: 'Lets go of a mitigation that was not done to the end, with a reason.',
  input: z.strictObject({ mitigationId: idSchema, reason: textSchema(300) }),
  can: canRespond,
  decide(incident, { mitigationId, reason }) {
    const one = requireMitigation(incident, mitigationId)
    if (one.state === 'abandoned') return []
    refuseStep(one, 'abandoned')
    return [{ type: 'mitigation.abandoned', payload: { mitigationId, title: one.title, from: one.state, reason } }]
  },
})
