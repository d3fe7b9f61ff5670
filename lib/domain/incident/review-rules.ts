import { refuse } from '../errors'
import { excerpt } from '../text'
import type { CommandContext } from './define-command'
import { refOf, requireResponder } from './lookups'
import { canView } from './policy'
import type { Review, Reviewer, ReviewRule, ReviewRules } from './review'
import type { IncidentState } from './state'
import type { Ref } from './values'

/** The review; refused while nobody opened one. */
export function requireReview({ review, key }: IncidentState): Review {
  if (review) return review
  throw refuse('REVIEW-1', `No review of ${key} is open yet. Open it first.`)
}

/** Somebody who can take part in the review: a responder, and of a private incident one who may see it. */
export function requireReader(incident: IncidentState, context: CommandContext, id: string, field: string): Ref {
  const person = requireResponder(context, id, field)
  if (canView({ ...person, kind: 'person', scope: 'admin' }, incident)) return refOf(person)
  throw refuse('REVIEW-3', `This incident is private: add ${person.name} as a member first.`, field)
}

/** Those whose approval counts: the owner's own does not. */
const approvalsOf = ({ reviewers, owner }: Pick<Review, 'reviewers' | 'owner'>): Reviewer[] =>
  reviewers.filter(({ id, answer }) => id !== owner.id && answer?.is === 'approved')

/** How many approvals the first version still needs; later versions need none. */
export const missingApprovals = (review: Review, { approvals }: Pick<ReviewRule, 'approvals'>): number =>
  review.version > 0 ? 0 : Math.max(0, approvals - approvalsOf(review).length)

/** Whether closing asks for a published review: of a real sev1 or sev2 whose rule requires one. */
export const isReviewNeededToClose = (
  { kind, severity }: Pick<IncidentState, 'kind' | 'severity'>,
  rules: ReviewRules,
) => kind !== 'drill' && (severity === 'sev1' || severity === 'sev2') && rules[severity].isRequired

const MAX_NAMED = 3

/** Cards by what they say: “Pool too small”, “No alert” and 2 more. */
export function namedCards(cards: readonly { statement: string }[]): string {
  const named = cards
    .slice(0, MAX_NAMED)
    .map(({ statement }) => (statement.trim() ? `“${excerpt(statement, 60)}”` : 'a card without words'))
  const more = cards.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}
