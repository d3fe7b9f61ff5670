import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import type { EventBody } from '../events'
import { evidenceSchema, idSchema } from '../inputs'
import { canRespond } from '../policy'
import { evidenceWords, needsOfNote, wordsOfSecond } from '../second-words'
import { dueAfterRaise } from '../update-due'
import { compareSeverity, severitySchema } from '../values'

export const changeSeverity = defineCommand({
  name: 'change-severity',
  summary: 'Raises or lowers the severity; lowering while delivery is prevented needs evidence that it is not.',
  input: z.strictObject({ severity: severitySchema, evidence: evidenceSchema.optional(), noteId: idSchema.optional() }),
  needs: needsOfNote,
  can: canRespond,
  decide(incident, { severity: to, evidence, noteId }, context): EventBody[] {
    const { severity: from, deliveryPrevented } = incident
    if (from === to) return wordsOfSecond(evidenceWords(evidence), noteId, context)
    const changed: EventBody = { type: 'severity.changed', payload: defined({ from, to, evidence }) }
    if (compareSeverity(to, from) > 0) return [changed, ...dueAfterRaise(incident, to, context.now)]
    if (!deliveryPrevented) return [changed]
    if (!evidence) {
      throw refuse(
        'SEV-3',
        'Delivery is prevented. Say what shows that teams can deliver again to go below SEV1.',
        'evidence',
      )
    }
    return [changed, { type: 'delivery-prevented.changed', payload: { to: false, evidence } }]
  },
})
