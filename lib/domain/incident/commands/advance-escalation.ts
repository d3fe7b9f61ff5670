import { z } from 'zod'
import { isDue } from '../../on-call/escalation'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { moveOn, requirePaging, requireRun } from '../paging-rules'
import { isSystem } from '../policy'

export const advanceEscalation = defineCommand({
  name: 'advance-escalation',
  summary: 'Nobody answered a stage in its time: asks the next one.',
  input: z.strictObject({ escalationId: idSchema, lap: z.int(), position: z.int() }),
  internal: true,
  needs: ({ escalationId }) => ({ paging: { escalations: [escalationId] } }),
  can: isSystem,
  decide(incident, { escalationId, lap, position }, context) {
    const { now } = context
    const escalation = incident.paging.escalations.find(({ id }) => id === escalationId)
    if (escalation?.lap !== lap || escalation.position !== position || !isDue(escalation, now)) return []
    const known = requirePaging(context)
    const run = requireRun(escalation, known)
    return moveOn(incident, run, known, { from: position + 1, lap, why: 'silence', now })
  },
})
