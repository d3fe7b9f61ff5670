import { excerpt } from '../text'
import type { EventOf } from './events'
import type { Review, Reviewer } from './review'
import type { IncidentState } from './state'
import type { Ref } from './values'

type ReviewEvent = EventOf<
  | 'review.opened'
  | 'review.owner-changed'
  | 'review.asked'
  | 'review.answered'
  | 'review.withdrawn'
  | 'review.published'
>

/** What a review leaves in the state: who writes it, who was asked what, and what was published. */
export function reduceReview(state: IncidentState, event: ReviewEvent): IncidentState {
  if (event.type === 'review.opened') return { ...state, review: opened(event) }
  return state.review ? { ...state, review: changed(state.review, event) } : state
}

const opened = ({ payload, recordedAt }: EventOf<'review.opened'>): Review => ({
  status: 'draft',
  openedAt: recordedAt,
  owner: payload.owner,
  reviewers: [],
  version: 0,
  firstPublishedAt: null,
  publishedAt: null,
  documentSeq: null,
})

function changed(review: Review, event: Exclude<ReviewEvent, { type: 'review.opened' }>): Review {
  const at = event.recordedAt
  switch (event.type) {
    case 'review.owner-changed':
      return { ...review, owner: event.payload.to }
    case 'review.asked': {
      // Who approved what is published by now was asked about another version.
      const before = review.status === 'in-review' ? review.reviewers : []
      return { ...review, status: 'in-review', reviewers: withAsked(before, event.payload.reviewers, at) }
    }
    case 'review.answered': {
      const { person, answer, note } = event.payload
      const given = { is: answer, note: note && excerpt(note), at }
      const reviewers = review.reviewers.map((one) => (one.id === person.id ? { ...one, answer: given } : one))
      return { ...review, reviewers }
    }
    case 'review.withdrawn':
      return { ...review, status: event.payload.to, reviewers: [] }
    case 'review.published': {
      const { version, documentSeq } = event.payload
      const firstPublishedAt = review.firstPublishedAt ?? at
      return { ...review, status: 'published', version, documentSeq, firstPublishedAt, publishedAt: at }
    }
    default:
      event satisfies never
      return review
  }
}

/** Somebody asked again keeps their place and owes a new answer. */
function withAsked(before: Reviewer[], asked: Ref[], at: string): Reviewer[] {
  const again = new Set(asked.map(({ id }) => id))
  const known = new Set(before.map(({ id }) => id))
  return [
    ...before.map((one) => (again.has(one.id) ? { ...one, askedAt: at, answer: null } : one)),
    ...asked.filter(({ id }) => !known.has(id)).map((person) => ({ ...person, askedAt: at, answer: null })),
  ]
}
