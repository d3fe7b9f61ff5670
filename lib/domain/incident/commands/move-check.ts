import { z } from 'zod'
import { refuse } from '../../errors'
import { instantSchema } from '../../text'
import { millisecondsBetween } from '../clock'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { MAX_CHECK_MINUTES, refuseStep, requireMitigation } from '../mitigation-rules'
import { isInFlight } from '../mitigations-now'
import { canRespond } from '../policy'

export const moveCheck = defineCommand({
  name: 'move-check',
  summary: 'Gives a mitigation in flight until another instant before the room asks whether it worked.',
  input: z.strictObject({ mitigationId: idSchema, checkAt: instantSchema }),
  can: canRespond,
  decide(incident, { mitigationId, checkAt }, { madeAt }) {
    const one = requireMitigation(incident, mitigationId)
    if (!isInFlight(one)) refuseStep(one, 'worked')
    if (one.checkAt === checkAt) return []
    const ahead = millisecondsBetween(madeAt, checkAt)
    if (ahead <= 0) throw refuse('MIT-4', 'The check cannot be due in the past.', 'checkAt')
    if (ahead > MAX_CHECK_MINUTES * 60_000) throw refuse('MIT-4', 'The check is due within a day at most.', 'checkAt')
    return [{ type: 'mitigation.check-moved', payload: { mitigationId, title: one.title, checkAt } }]
  },
})
