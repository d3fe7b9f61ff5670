import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import type { EventBody } from '../events'
import { entryTextSchema, idSchema } from '../inputs'
import { refuseUsedEntryId, requireRow } from '../lookups'
import { canRespond } from '../policy'
import { verdictSchema } from '../values'

export const judgeHypothesis = defineCommand({
  name: 'judge-hypothesis',
  summary: 'Says whether a hypothesis is untested, supported or ruled out; a reason becomes a note.',
  input: z
    .strictObject({
      entryId: idSchema,
      verdict: verdictSchema,
      why: entryTextSchema.optional(),
      whyId: idSchema.optional(),
    })
    .refine(({ why, whyId }) => (why === undefined) === (whyId === undefined), {
      path: ['whyId'],
      message: 'is given together with why, or not at all',
    }),
  needs: ({ entryId, whyId }) => ({ entries: [entryId, ...(whyId ? [whyId] : [])] }),
  can: (actor, incident, target) =>
    canRespond(actor, incident) && (!target || (target.kind === 'hypothesis' && !target.redacted)),
  decide(_incident, { entryId, verdict: to, why, whyId }, context) {
    const hypothesis = requireRow(context, entryId)
    if (hypothesis.kind !== 'hypothesis') throw refuse('ENTRY-5', 'Only a hypothesis can be judged.', 'entryId')
    if (hypothesis.redacted) throw refuse('REDACT-5', 'This hypothesis was redacted.', 'entryId')
    const from = hypothesis.verdict ?? 'untested'
    const events: EventBody[] =
      from === to ? [] : [{ type: 'hypothesis.judged', payload: { entryId, entrySeq: hypothesis.seq, from, to } }]
    if (why === undefined || whyId === undefined) return events
    refuseUsedEntryId(context, whyId, 'whyId')
    const note = { entryId: whyId, text: why, occurredAt: context.madeAt, mentions: [] }
    return [...events, { type: 'note.added', payload: note }]
  },
})
