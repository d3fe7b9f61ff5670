import type { PayloadOf } from './events'
import type { ReviewAnswer } from './review'
import type { reviewPayloads } from './review-payloads'
import type { Ref } from './values'

type Sentences = {
  [T in keyof typeof reviewPayloads]: (payload: PayloadOf<T>, actor: string, actorId: string) => string
}

/** What a reviewer answered, after their name. */
export const REVIEW_ANSWERS = {
  approved: 'approved the postmortem',
  'changes-wanted': 'wants changes to the postmortem',
} satisfies Record<ReviewAnswer, string>

const names = (people: Ref[]) => people.map(({ name }) => name).join(', ')
const because = (reason: string | null) => (reason ? `: ${reason}` : '')

/** The sentences of what a review adds to a log, see `describeEvent`. */
export const reviewSentences: Sentences = {
  'review.opened': ({ owner }, actor, actorId) =>
    `${actor} opened the review${owner.id === actorId ? '' : `, which ${owner.name} sees to`}`,
  'review.owner-changed': ({ to }, actor) => `${actor} gave the review to ${to.name}`,
  'review.asked': ({ reviewers, note }, actor) =>
    `${actor} asked ${names(reviewers)} to read the postmortem${because(note)}`,
  'review.answered': ({ person, answer, note }) => `${person.name} ${REVIEW_ANSWERS[answer]}${because(note)}`,
  'review.withdrawn': ({ reason }, actor) => `${actor} took the postmortem back from review${because(reason)}`,
  'review.published': ({ version }, actor) => `${actor} published version ${version} of the postmortem`,
}
