import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { refuseStep, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const abandonMitigation = defineCommand({
  name: 'abandon-mitigation',
  summary: 'Lets go of a mitigation that was not done to the end, with a reason.',
  input: z.strictObject({ mitigationId: idSchema, reason: textSchema(300), noteId: idSchema.optional() }),
  needs: needsOfNote,
  can: canRespond,
  decide(incident, { mitigationId, reason, noteId }, context) {
    const one = requireMitigation(incident, mitigationId)
    if (one.state === 'abandoned') return wordsOfSecond(reason, noteId, context)
    refuseStep(one, 'abandoned')
    return [{ type: 'mitigation.abandoned', payload: { mitigationId, title: one.title, from: one.state, reason } }]
  },
})
