import { z } from 'zod'
import { refuse } from '../../errors'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idsSchema } from '../inputs'
import { canRespond } from '../policy'
import { requireReader, requireReview } from '../review-rules'

const MAX_REVIEWERS = 20

export const askForReview = defineCommand({
  name: 'ask-for-review',
  summary: 'Asks people to read the postmortem and say whether it may be published.',
  input: z.strictObject({
    reviewerIds: idsSchema(10),
    note: textSchema(2000).optional(),
  }),
  needs: ({ reviewerIds }) => ({ people: reviewerIds }),
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { reviewerIds, note }, context) {
    const review = requireReview(incident)
    if (reviewerIds.length === 0) throw refuse('REVIEW-4', 'Name at least one person to ask.', 'reviewerIds')
    const reviewers = reviewerIds.map((id) => requireReader(incident, context, id, 'reviewerIds'))
    const before = review.status === 'in-review' ? review.reviewers : []
    const all = new Set([...before, ...reviewers].map(({ id }) => id))
    if (all.size > MAX_REVIEWERS) {
      throw refuse('REVIEW-4', `At most ${MAX_REVIEWERS} people can be asked at a time.`, 'reviewerIds')
    }
    return [{ type: 'review.asked', payload: { reviewers, note: note ?? null } }]
  },
})
