import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireCrutch, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const settleCrutch = defineCommand({
  name: 'settle-crutch',
  summary: 'Says that what was left in place was undone, or made permanent.',
  input: z.strictObject({
    mitigationId: idSchema,
    as: z.enum(['undone', 'permanent']),
    note: textSchema(300),
    noteId: idSchema.optional(),
  }),
  needs: needsOfNote,
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { mitigationId, as, note, noteId }, context) {
    const one = requireMitigation(incident, mitigationId)
    if (one.crutch?.settled?.as === as) return wordsOfSecond(note, noteId, context)
    requireCrutch(one)
    return [{ type: 'crutch.settled', payload: { mitigationId, title: one.title, as, note } }]
  },
})
