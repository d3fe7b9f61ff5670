import { z } from 'zod'
import { lastActionOf } from '../action-rules'
import { defineCommand } from '../define-command'
import { isSystem } from '../policy'

export const recordActionUnknown = defineCommand({
  name: 'record-action-unknown',
  summary: 'Writes that nobody knows whether a request arrived, and why.',
  input: z.strictObject({ mitigationId: z.string(), actionId: z.string(), reason: z.string() }),
  internal: true,
  worksWhenClosed: true,
  can: isSystem,
  decide(incident, { mitigationId, actionId, reason }) {
    const found = lastActionOf(incident, mitigationId, actionId)
    if (found?.action.state !== 'sending') return []
    const { title } = found.mitigation
    return [{ type: 'action.unknown', payload: { mitigationId, title, actionId, reason } }]
  },
})
