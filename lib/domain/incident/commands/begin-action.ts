import { z } from 'zod'
import { lastActionOf } from '../action-rules'
import { defineCommand } from '../define-command'
import { isOpenMitigation } from '../mitigations-now'
import { isSystem } from '../policy'

export const beginAction = defineCommand({
  name: 'begin-action',
  summary: 'Says that a request is about to leave. Whoever’s command makes the event may send it, once.',
  input: z.strictObject({ mitigationId: z.string(), actionId: z.string() }),
  internal: true,
  worksWhenClosed: true,
  can: isSystem,
  decide(incident, { mitigationId, actionId }) {
    const found = lastActionOf(incident, mitigationId, actionId)
    if (found?.action.state !== 'requested') return []
    const about = { mitigationId, title: found.mitigation.title, actionId }
    if (incident.status === 'closed') {
      return [{ type: 'action.not-sent', payload: { ...about, reason: 'The incident was closed before.' } }]
    }
    if (!isOpenMitigation(found.mitigation)) {
      return [{ type: 'action.not-sent', payload: { ...about, reason: 'The mitigation was over before.' } }]
    }
    return [{ type: 'action.sending', payload: about }]
  },
})
