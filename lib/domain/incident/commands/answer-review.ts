import { z } from 'zod'
import { refuse } from '../../errors'
import { excerpt, textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { refOf } from '../lookups'
import { canRespond } from '../policy'
import { reviewAnswerSchema } from '../review'
import { requireReview } from '../review-rules'

export const answerReview = defineCommand({
  name: 'answer-review',
  summary: 'Says, when asked, whether the postmortem may be published as it is. An answer can be changed.',
  input: z.strictObject({ answer: reviewAnswerSchema, note: textSchema(2000).optional() }),
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { answer, note = null }, { actor }) {
    const review = requireReview(incident)
    if (review.status !== 'in-review') throw refuse('REVIEW-5', 'Nobody is asked at the moment: it is not in review.')
    const asked = review.reviewers.find(({ id }) => id === actor.id)
    if (!asked) throw refuse('REVIEW-5', 'Only those who were asked can answer.')
    const isSame = asked.answer?.is === answer && asked.answer.note === (note && excerpt(note))
    return isSame ? [] : [{ type: 'review.answered', payload: { person: refOf(asked), answer, note } }]
  },
})
