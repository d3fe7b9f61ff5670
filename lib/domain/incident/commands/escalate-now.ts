import { z } from 'zod'
import { refuse } from '../../errors'
import { isUnderWay } from '../../on-call/escalation'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { moveOn, requireEscalation, requirePaging, requireRun } from '../paging-rules'
import { canRespond } from '../policy'

export const escalateNow = defineCommand({
  name: 'escalate-now',
  summary: 'Asks the next stage of an escalation at once.',
  input: z.strictObject({
    escalationId: idSchema,
    /** Where it was when somebody decided to: two who press at once move it once. */
    position: z.int().optional(),
    lap: z.int().optional(),
  }),
  needs: ({ escalationId }) => ({ paging: { escalations: [escalationId] } }),
  can: canRespond,
  decide(incident, { escalationId, position, lap }, context) {
    const escalation = requireEscalation(incident, escalationId)
    if (position !== undefined && position !== escalation.position) return []
    if (lap !== undefined && lap !== escalation.lap) return []
    if (!isUnderWay(escalation)) {
      throw refuse('ESC-7', 'This escalation is over: page the service again.', 'escalationId')
    }
    const known = requirePaging(context)
    const place = { from: escalation.position + 1, lap: escalation.lap, why: 'asked' as const, now: context.now }
    const moved = moveOn(incident, requireRun(escalation, known), known, place)
    if (escalation.state === 'acknowledged' && moved.at(-1)?.type === 'escalation.finished') {
      throw refuse('ESC-7', 'Everybody was asked already.', 'escalationId')
    }
    return moved
  },
})
