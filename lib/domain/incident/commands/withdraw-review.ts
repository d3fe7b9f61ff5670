import { z } from 'zod'
import { defineCommand } from '../define-command'
import { reasonSchema } from '../inputs'
import { canRespond } from '../policy'
import { requireReview } from '../review-rules'

export const withdrawReview = defineCommand({
  name: 'withdraw-review',
  summary: 'Takes the postmortem back from review; the answers given so far are void.',
  input: z.strictObject({ reason: reasonSchema.optional() }),
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { reason }) {
    const { status, version } = requireReview(incident)
    if (status !== 'in-review') return []
    const to = version > 0 ? 'published' : 'draft'
    return [{ type: 'review.withdrawn', payload: { to, reason: reason ?? null } }]
  },
})
