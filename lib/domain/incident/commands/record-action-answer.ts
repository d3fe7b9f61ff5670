import { z } from 'zod'
import { lastActionOf } from '../action-rules'
import { defineCommand } from '../define-command'
import { isSystem } from '../policy'

export const recordActionAnswer = defineCommand({
  name: 'record-action-answer',
  summary: 'Writes what was answered to a request; also when it was thought to be lost.',
  input: z.strictObject({
    mitigationId: z.string(),
    actionId: z.string(),
    status: z.int(),
    isOk: z.boolean(),
    durationMs: z.int().nonnegative(),
    body: z.string(),
  }),
  internal: true,
  worksWhenClosed: true,
  can: isSystem,
  decide(incident, { mitigationId, actionId, ...answer }) {
    const found = lastActionOf(incident, mitigationId, actionId)
    if (found?.action.state !== 'sending' && found?.action.state !== 'unknown') return []
    const { title } = found.mitigation
    return [{ type: 'action.answered', payload: { mitigationId, title, actionId, ...answer } }]
  },
})
