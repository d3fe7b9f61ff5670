import { z } from 'zod'
import { isActionUnderWay, lastActionOf } from '../action-rules'
import { defineCommand } from '../define-command'
import { isSystem } from '../policy'

export const recordActionNotSent = defineCommand({
  name: 'record-action-not-sent',
  summary: 'Writes that a request did not leave, and why.',
  input: z.strictObject({ mitigationId: z.string(), actionId: z.string(), reason: z.string() }),
  internal: true,
  worksWhenClosed: true,
  can: isSystem,
  decide(incident, { mitigationId, actionId, reason }) {
    const found = lastActionOf(incident, mitigationId, actionId)
    if (!found || !isActionUnderWay(found.action)) return []
    const { title } = found.mitigation
    return [{ type: 'action.not-sent', payload: { mitigationId, title, actionId, reason } }]
  },
})
