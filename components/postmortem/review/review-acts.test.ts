import { expect, test } from 'vitest'
import { reviewActs, whyVersionWaits } from '@/components/postmortem/review/review-acts'
import { dueText, reviewStatusOf } from '@/components/postmortem/review/review-words'
import type { Review, ReviewAnswer } from '@/lib/domain/incident/review'

const at = '2026-03-02T03:12:00.000Z'
const rule = { isRequired: true, withinDays: 5, approvals: 1 }
const reviewer = (id: string, is?: ReviewAnswer) => ({
  id,
  name: id,
  askedAt: at,
  answer: is ? { is, note: null, at } : null,
})
const review = (given: Partial<Review> = {}): Review => ({
  status: 'draft',
  openedAt: at,
  owner: { id: 'ada', name: 'Ada' },
  reviewers: [],
  version: 0,
  firstPublishedAt: null,
  publishedAt: null,
  documentSeq: null,
  ...given,
})
const acts = (given: Partial<Review>, personId = 'ada', hasChanged = true) => {
  const { main, others } = reviewActs({ review: review(given), rule, personId, hasChanged })
  return { main: main?.label ?? null, others: others.map(({ label, disabledReason }) => disabledReason ?? label) }
}

test('[REVIEW-4] of a draft the next step is to ask; publishing says what it lacks', () => {
  expect(acts({})).toEqual({
    main: 'Ask for review',
    others: ['One more person has to approve it first.', 'Give to somebody else'],
  })
})

test('[REVIEW-5] whoever is asked answers first, and may change it', () => {
  const asked = { status: 'in-review', reviewers: [reviewer('ben')] } as const
  expect(acts({ ...asked, reviewers: [...asked.reviewers] }, 'ben').main).toBe('Answer')
  const answered = acts({ status: 'in-review', reviewers: [reviewer('ben', 'changes-wanted')] }, 'ben')
  expect([answered.main, answered.others[1]]).toEqual([null, 'Change answer'])
})

test('[REVIEW-13] a version waits until the server has what its publisher wrote', () => {
  expect(whyVersionWaits({ hasOwn: true, save: 'offline' })).toContain('you are offline')
  expect(whyVersionWaits({ hasOwn: true, save: 'saving' })).toContain('does not have all that you wrote yet.')
  // Who reads along offline has nothing to wait for.
  expect(whyVersionWaits({ hasOwn: false, save: 'offline' })).toBeNull()
})

test('[REVIEW-7] once it is approved the next step is to publish it', () => {
  expect(acts({ status: 'in-review', reviewers: [reviewer('ben', 'approved')] }).main).toBe('Publish')
})

test('[REVIEW-8] of what is published the next step is another version, if anything changed', () => {
  const published = { status: 'published', version: 2, documentSeq: 7 } as const
  expect(acts(published).main).toBe('Publish version 3')
  expect(acts(published, 'ada', false)).toEqual({
    main: null,
    others: ['Ask for review', 'Nothing has changed since version 2.', 'Give to somebody else'],
  })
})

test('says how a review stands and when it is due', () => {
  const labels = [review(), review({ status: 'in-review', version: 1 }), review({ status: 'published', version: 1 })]
  expect(labels.map((one) => reviewStatusOf(one).label)).toEqual(['Draft', 'Version 2 in review', 'Published'])
  const hour = 3_600_000
  expect([72, -49].map((hours) => dueText(new Date(hours * hour).toISOString(), 0))).toEqual([
    'due in 3 days',
    'overdue by 2 days',
  ])
})
