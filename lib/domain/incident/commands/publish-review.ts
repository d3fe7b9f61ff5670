import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'
import { missingApprovals, requireReview } from '../review-rules'

export const publishReview = defineCommand({
  name: 'publish-review',
  summary: 'Publishes what the postmortem says now as a version that stays as it is.',
  input: z.strictObject({}),
  needs: () => ({ review: true }),
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, _, { review: known }) {
    const review = requireReview(incident)
    // The browser knows neither the document's journal nor the rules: the server decides.
    if (!known) return []
    const { rules, documentHead } = known
    const missing = missingApprovals(review, rules[incident.severity])
    if (missing > 0) {
      const people = missing === 1 ? 'one more person' : `${missing} more people`
      throw refuse(
        'REVIEW-7',
        `The first version of a ${incident.severity} needs the approval of ${people} besides its owner.`,
      )
    }
    if (documentHead === null) throw refuse('REVIEW-8', 'The document is not saved yet. Try again in a moment.')
    if (documentHead === review.documentSeq) {
      throw refuse('REVIEW-8', `Nothing has changed since version ${review.version}.`)
    }
    return [{ type: 'review.published', payload: { version: review.version + 1, documentSeq: documentHead } }]
  },
})
