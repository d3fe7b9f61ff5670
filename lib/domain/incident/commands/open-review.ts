import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { refOf } from '../lookups'
import { canRespond } from '../policy'

export const openReview = defineCommand({
  name: 'open-review',
  summary: 'Opens the review: its postmortem is drafted from the log, and somebody sees to it.',
  input: z.strictObject({}),
  can: canRespond,
  worksWhenClosed: true,
  decide({ review, status, outcome, roles }, _, { actor }) {
    if (review) return []
    if (status === 'active') throw refuse('REVIEW-1', 'The review opens once the incident is mitigated.')
    if (outcome === 'withdrawn') throw refuse('REVIEW-1', 'This was withdrawn: there is nothing to review.')
    if (outcome === 'duplicate') throw refuse('REVIEW-1', 'This is a duplicate: the other incident is reviewed.')
    return [{ type: 'review.opened', payload: { owner: refOf(roles.commander ?? actor) } }]
  },
})
