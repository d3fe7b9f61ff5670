import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { checkAtOf, MAX_CHECK_MINUTES, refuseStep, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'

export const watchMitigation = defineCommand({
  name: 'watch-mitigation',
  summary: 'Says that a mitigation is done and its effect is watched for, from now on for its minutes.',
  input: z.strictObject({
    mitigationId: idSchema,
    /** Those it was proposed with, unless told otherwise. */
    checkMinutes: z.int('is not a whole number').min(1).max(MAX_CHECK_MINUTES).optional(),
  }),
  can: canRespond,
  decide(incident, { mitigationId, checkMinutes }, { madeAt }) {
    const one = requireMitigation(incident, mitigationId)
    if (one.state === 'watching') return []
    refuseStep(one, 'watching')
    const checkAt = checkAtOf(madeAt, checkMinutes ?? one.checkMinutes)
    return [{ type: 'mitigation.watching', payload: { mitigationId, title: one.title, checkAt } }]
  },
})
