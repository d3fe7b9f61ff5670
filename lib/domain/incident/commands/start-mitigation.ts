import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { checkAtOf, refuseStep, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'

export const startMitigation = defineCommand({
  name: 'start-mitigation',
  summary: 'Says that somebody has their hands on a proposed mitigation.',
  input: z.strictObject({ mitigationId: idSchema }),
  can: canRespond,
  decide(incident, { mitigationId }, { madeAt }) {
    const one = requireMitigation(incident, mitigationId)
    if (one.state === 'in-progress') return []
    refuseStep(one, 'in-progress')
    const checkAt = checkAtOf(madeAt, one.checkMinutes)
    return [{ type: 'mitigation.started', payload: { mitigationId, title: one.title, checkAt } }]
  },
})
