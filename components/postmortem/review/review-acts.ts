import type { DocumentState } from '@/lib/client/postmortem/document-session'
import type { Review, ReviewRule } from '@/lib/domain/incident/review'
import { missingApprovals } from '@/lib/domain/incident/review-rules'

export type ReviewAct = 'ask' | 'answer' | 'publish' | 'withdraw' | 'owner'

export interface OfferedAct {
  act: ReviewAct
  label: string
  /** Why it cannot be done now. */
  disabledReason?: string
}

interface Situation {
  review: Review
  rule: ReviewRule
  personId: string
  /** The document is another than its latest version. */
  hasChanged: boolean
}

/** Why a version has to wait: it would lack what its publisher wrote last, and sees; null when the server has all of it. */
export const whyVersionWaits = ({ hasOwn, save }: Pick<DocumentState, 'hasOwn' | 'save'>): string | null =>
  hasOwn
    ? `The server does not have all that you wrote yet${save === 'offline' ? ': you are offline' : ''}. It is published once it has.`
    : null

/** What somebody can do about a review now: the next step, if there is one that is theirs, and everything else. */
export function reviewActs({ review, rule, personId, hasChanged }: Situation): {
  main: OfferedAct | null
  others: OfferedAct[]
} {
  const { status, reviewers, version } = review
  const missing = missingApprovals(review, rule)
  const asked = status === 'in-review' ? reviewers.find(({ id }) => id === personId) : undefined
  const ask: OfferedAct = { act: 'ask', label: status === 'in-review' ? 'Ask others' : 'Ask for review' }
  const answer: OfferedAct | null = asked ? { act: 'answer', label: asked.answer ? 'Change answer' : 'Answer' } : null
  const publish: OfferedAct = {
    act: 'publish',
    label: version === 0 ? 'Publish' : `Publish version ${version + 1}`,
    ...(missing > 0 && { disabledReason: approvalsText(missing) }),
    ...(!hasChanged && { disabledReason: `Nothing has changed since version ${version}.` }),
  }
  const withdraw: OfferedAct | null = status === 'in-review' ? { act: 'withdraw', label: 'Take back' } : null
  const all = [ask, answer, publish, withdraw, { act: 'owner' as const, label: 'Give to somebody else' }]
  const offered = all.filter((one) => one !== null)
  const main = mainOf(status, { ask, publish, answer: asked?.answer === null ? answer : null })
  return { main, others: offered.filter((one) => one !== main) }
}

function mainOf(
  status: Review['status'],
  { ask, publish, answer }: { ask: OfferedAct; publish: OfferedAct; answer: OfferedAct | null },
): OfferedAct | null {
  if (answer) return answer
  if (status === 'draft') return ask
  return publish.disabledReason === undefined ? publish : null
}

const approvalsText = (missing: number): string =>
  missing === 1 ? 'One more person has to approve it first.' : `${missing} more people have to approve it first.`
