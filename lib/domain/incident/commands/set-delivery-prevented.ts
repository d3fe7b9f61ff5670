import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import type { EventBody } from '../events'
import { evidenceSchema, idSchema } from '../inputs'
import { canRespond } from '../policy'
import { evidenceWords, needsOfNote, wordsOfSecond } from '../second-words'
import { dueAfterRaise } from '../update-due'

export const setDeliveryPrevented = defineCommand({
  name: 'set-delivery-prevented',
  summary: 'Says that teams cannot deliver to production, which is a SEV1, or with evidence that they can again.',
  input: z.strictObject({
    deliveryPrevented: z.boolean(),
    evidence: evidenceSchema.optional(),
    noteId: idSchema.optional(),
  }),
  needs: needsOfNote,
  can: canRespond,
  decide(incident, { deliveryPrevented: to, evidence, noteId }, context): EventBody[] {
    const { severity, deliveryPrevented } = incident
    if (deliveryPrevented === to) return wordsOfSecond(evidenceWords(evidence), noteId, context)
    if (!to && !evidence) throw refuse('SEV-6', 'Say what shows that teams can deliver again.', 'evidence')
    const marked: EventBody = { type: 'delivery-prevented.changed', payload: defined({ to, evidence }) }
    if (!to || severity === 'sev1') return [marked]
    const raised: EventBody = { type: 'severity.changed', payload: { from: severity, to: 'sev1' } }
    return [marked, raised, ...dueAfterRaise(incident, 'sev1', context.now)]
  },
})
