import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { canRespond } from '../policy'
import { requireReview } from '../review-rules'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const withdrawReview = defineCommand({
  name: 'withdraw-review',
  summary: 'Takes the postmortem back from review; the answers given so far are void.',
  input: z.strictObject({ reason: reasonSchema.optional(), noteId: idSchema.optional() }),
  needs: needsOfNote,
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { reason, noteId }, context) {
    const { status, version } = requireReview(incident)
    if (status !== 'in-review') return wordsOfSecond(reason, noteId, context)
    const to = version > 0 ? 'published' : 'draft'
    return [{ type: 'review.withdrawn', payload: { to, reason: reason ?? null } }]
  },
})
