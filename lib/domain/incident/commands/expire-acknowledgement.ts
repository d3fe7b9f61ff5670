import { z } from 'zod'
import { instantSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { moveOn, requirePaging, requireRun } from '../paging-rules'
import { isSystem } from '../policy'

export const expireAcknowledgement = defineCommand({
  name: 'expire-acknowledgement',
  summary: 'An acknowledgement holds no longer: its stage is asked again.',
  input: z.strictObject({ escalationId: idSchema, until: instantSchema }),
  internal: true,
  needs: ({ escalationId }) => ({ paging: { escalations: [escalationId] } }),
  can: isSystem,
  decide(incident, { escalationId, until }, context) {
    const { now } = context
    const escalation = incident.paging.escalations.find(({ id }) => id === escalationId)
    if (escalation?.state !== 'acknowledged' || escalation.acknowledgedUntil !== until || until > now) return []
    const known = requirePaging(context)
    const { service, acknowledgedBy: person, position, lap } = escalation
    const place = { from: Math.max(0, position), lap: lap + 1, why: 'acknowledgement-expired' as const, now }
    return [
      { type: 'escalation.acknowledgement-expired', payload: { escalationId, service, person } },
      ...moveOn(incident, requireRun(escalation, known), known, place),
    ]
  },
})
