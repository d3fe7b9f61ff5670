import { z } from 'zod'
import { refuse } from '../../errors'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { refuseStep, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const revertMitigation = defineCommand({
  name: 'revert-mitigation',
  summary: 'Says that a judged mitigation was taken back.',
  input: z.strictObject({
    mitigationId: idSchema,
    note: textSchema(300).optional(),
    noteId: idSchema.optional(),
  }),
  needs: needsOfNote,
  can: canRespond,
  decide(incident, { mitigationId, note, noteId }, context) {
    const one = requireMitigation(incident, mitigationId)
    if (one.state === 'reverted') return wordsOfSecond(note, noteId, context)
    refuseStep(one, 'reverted')
    if (!one.reversible) {
      const sentence = `“${one.title}” was marked as not reversible. Propose what would counter it instead.`
      throw refuse('MIT-5', sentence, 'mitigationId')
    }
    const payload = { mitigationId, title: one.title, from: one.state, note: note ?? null }
    return [{ type: 'mitigation.reverted', payload }]
  },
})
