import { z } from 'zod'
import { isUnderWay } from '../../on-call/escalation'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requirePaging, runOf, startRun } from '../paging-rules'
import { isSystem } from '../policy'

export const startEscalation = defineCommand({
  name: 'start-escalation',
  summary: 'An alert starts the policy of a service, once.',
  input: z.strictObject({ escalationId: idSchema, serviceId: idSchema }),
  internal: true,
  needs: ({ serviceId }) => ({ services: [serviceId], paging: { services: [serviceId] } }),
  can: isSystem,
  decide(incident, { escalationId, serviceId }, context) {
    const service = context.services.get(serviceId)
    if (!service || incident.isTest || runOf(incident, serviceId)) return []
    const known = requirePaging(context)
    const policy = known.planOf(serviceId)?.policy
    // Without a policy an alert wakes nobody; two services of one policy ask the same people once.
    if (!policy || incident.paging.escalations.some((one) => isUnderWay(one) && one.policy?.id === policy.id)) return []
    const begun = startRun(incident, escalationId, { service, because: 'alert', reason: null }, known, context.now)
    // A drill in which nobody may be paged has no escalation, instead of one that nobody answered.
    const asksSomebody = begun.some(({ type }) => type === 'pages.asked')
    return incident.kind === 'drill' && !asksSomebody ? [] : begun
  },
})
