import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireCrutch, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'

export const settleCrutch = defineCommand({
  name: 'settle-crutch',
  summary: 'Says that what was left in place was undone, or made permanent.',
  input: z.strictObject({ mitigationId: idSchema, as: z.enum(['undone', 'permanent']), note: textSchema(300) }),
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { mitigationId, as, note }) {
    const one = requireMitigation(incident, mitigationId)
    if (one.crutch?.settled?.as === as) return []
    requireCrutch(one)
    return [{ type: 'crutch.settled', payload: { mitigationId, title: one.title, as, note } }]
  },
})
