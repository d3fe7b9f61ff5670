import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { entryTextSchema, idSchema } from '../inputs'
import { refuseUsedEntryId, requireRow } from '../lookups'
import { canRespond } from '../policy'

export const answerQuestion = defineCommand({
  name: 'answer-question',
  summary: 'Answers a question of the timeline; it may be answered more than once.',
  input: z.strictObject({ entryId: idSchema, answerId: idSchema, text: entryTextSchema }),
  needs: ({ entryId, answerId }) => ({ entries: [entryId, answerId] }),
  can: (actor, incident, target) =>
    canRespond(actor, incident) && (!target || (target.kind === 'question' && !target.redacted)),
  decide(incident, { entryId, answerId, text }, context) {
    const question = requireRow(context, entryId)
    if (question.kind !== 'question') throw refuse('ENTRY-4', 'Only a question can be answered.', 'entryId')
    if (question.redacted) throw refuse('REDACT-5', 'This question was redacted.', 'entryId')
    refuseUsedEntryId(context, answerId, 'answerId')
    const asked = { questionId: entryId, questionSeq: question.seq }
    return [
      {
        type: 'answer.added',
        payload: { entryId: answerId, text, occurredAt: context.madeAt, mentions: [], ...asked },
      },
      {
        type: 'question.answered',
        payload: { entryId, entrySeq: question.seq, answerId, answerSeq: incident.seq + 1 },
      },
    ]
  },
})
