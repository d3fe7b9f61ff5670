import type { Review, ReviewRule } from './review'
import type { IncidentState } from './state'

/** A review that is open or due, as somebody who may see its incident reads it. */
export interface ReviewView {
  incident: Pick<IncidentState, 'id' | 'key' | 'title' | 'severity' | 'status' | 'kind' | 'visibility'>
  /** Null while nobody opened one. */
  review: Review | null
  /** When it has to be published; null when nothing has to be. */
  dueAt: string | null
  isOverdue: boolean
  /** Why it waits for the reader: they see to it, or are asked for an answer. */
  mine: 'owner' | 'reviewer' | null
}

/** What the review of one incident still needs, to be published and for its incident to be closed. */
export interface ReviewNeeds {
  rule: ReviewRule
  dueAt: string | null
  isOverdue: boolean
  /** Approvals that its first version still lacks. */
  missingApprovals: number
  /** Whether the document is another than its latest version; false when there is no document. */
  hasChanged: boolean
  closing: {
    /** It has to be published first. */
    needsReview: boolean
    /** It needs a sentence, because no review is asked for. */
    needsSentence: boolean
    /** Cards of the latest version that nothing was bought for and nothing was declined for; none when that is not asked. */
    unansweredCards: { id: string; statement: string }[]
  }
}

/** Why a review waits for somebody, or null. Before it is open it waits for the commander, once it is due. */
export function reviewWaitsFor(
  personId: string,
  { review, roles }: Pick<IncidentState, 'review' | 'roles'>,
  dueAt: string | null,
): ReviewView['mine'] {
  if (!review) return dueAt !== null && roles.commander?.id === personId ? 'owner' : null
  const isAsked = review.reviewers.some(({ id, answer }) => id === personId && answer === null)
  if (review.status === 'in-review' && isAsked) return 'reviewer'
  return review.status !== 'published' && review.owner.id === personId ? 'owner' : null
}
