import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { canRespond } from '../policy'
import { requireReader, requireReview } from '../review-rules'

export const assignReview = defineCommand({
  name: 'assign-review',
  summary: 'Gives the review to somebody else, who then sees to it.',
  input: z.strictObject({ ownerId: idSchema }),
  needs: ({ ownerId }) => ({ people: [ownerId] }),
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { ownerId }, context) {
    const { owner: from } = requireReview(incident)
    const to = requireReader(incident, context, ownerId, 'ownerId')
    return from.id === to.id ? [] : [{ type: 'review.owner-changed', payload: { from, to } }]
  },
})
