import { z } from 'zod'
import { instantSchema, textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { refuseExpiry, requireCrutch, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const extendCrutch = defineCommand({
  name: 'extend-crutch',
  summary: 'Lets what was left in place stay until another instant, with a reason.',
  input: z.strictObject({
    mitigationId: idSchema,
    expiresAt: instantSchema,
    reason: textSchema(300),
    noteId: idSchema.optional(),
  }),
  needs: needsOfNote,
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { mitigationId, expiresAt, reason, noteId }, context) {
    const one = requireMitigation(incident, mitigationId)
    if (requireCrutch(one).expiresAt === expiresAt) return wordsOfSecond(reason, noteId, context)
    refuseExpiry(expiresAt, context, 'expiresAt')
    return [{ type: 'crutch.extended', payload: { mitigationId, title: one.title, expiresAt, reason } }]
  },
})
