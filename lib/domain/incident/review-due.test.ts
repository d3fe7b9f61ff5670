import { describe, expect, it, test } from 'vitest'
import { ben, cleo, InMemoryIncident } from '@/lib/testing/in-memory-incident'
import { DEFAULT_REVIEW_RULES } from './review'
import { isReviewOverdue, lastReminder, nextReminder, reviewDue } from './review-due'
import { reviewWaitsFor } from './review-view'

const rules = DEFAULT_REVIEW_RULES
const DAY_MS = 86_400_000
const resolved = (input = {}) => {
  const room = new InMemoryIncident({ input })
  room.run(ben, 'change-status', { status: 'resolved' })
  return room
}

describe('[REVIEW-10] a review is due', () => {
  it('so many days after the resolution, until its first version is out', () => {
    const room = resolved({ severity: 'sev1' })
    const dueAt = reviewDue(room.state, rules)!
    expect(Date.parse(dueAt) - Date.parse(room.state.instants.resolvedAt!.at)).toBe(5 * DAY_MS)
    expect([isReviewOverdue(dueAt, room.now), isReviewOverdue(dueAt, '2027-01-01T00:00:00.000Z')]).toEqual([
      false,
      true,
    ])
    room.run(ben, 'open-review')
    expect(reviewDue(room.state, rules)).toBe(dueAt)
    room.run(ben, 'ask-for-review', { reviewerIds: [cleo.id] })
    room.run(cleo, 'answer-review', { answer: 'approved' })
    room.run(ben, 'publish-review')
    expect(reviewDue(room.state, rules)).toBeNull()
  })

  it('not of a drill, of what no rule asks for, of what is not resolved, or is closed', () => {
    const mitigated = new InMemoryIncident()
    mitigated.run(ben, 'change-status', { status: 'mitigated' })
    const closed = resolved({ severity: 'sev3' })
    closed.run(ben, 'change-status', { status: 'closed', note: 'Over.' })
    const asked = { ...rules, sev3: { ...rules.sev3, isRequired: true } }
    for (const { state } of [mitigated, resolved({ kind: 'drill' }), resolved({ severity: 'sev4' })]) {
      expect(reviewDue(state, rules)).toBeNull()
    }
    expect(reviewDue(closed.state, asked)).toBeNull()
  })
})

test('[REVIEW-11] reminders come a day before, when it is due, and every third day after', () => {
  const dueAt = '2026-03-12T10:00:00.000Z'
  const day = (n: number) => new Date(Date.parse(dueAt) + n * DAY_MS).toISOString()
  const at = [-5, -1, -0.5, 0, 1, 3, 4, 6, 30]
  expect(at.map((n) => nextReminder(dueAt, day(n)))).toEqual([-1, 0, 0, 3, 3, 6, 6, 9, 33].map(day))
  expect(at.map((n) => lastReminder(dueAt, day(n)))).toEqual([null, ...[-1, -1, 0, 0, 3, 3, 6, 30].map(day)])
})

test('[REVIEW-12] a review waits for its owner, for whoever owes an answer, and before it is open for the commander', () => {
  const room = resolved()
  room.run(ben, 'take-role', { role: 'commander' })
  const waits = () => [ben, cleo].map(({ id }) => reviewWaitsFor(id, room.state, reviewDue(room.state, rules)))
  expect(waits()).toEqual(['owner', null])
  room.run(ben, 'open-review')
  room.run(ben, 'ask-for-review', { reviewerIds: [cleo.id] })
  expect(waits()).toEqual(['owner', 'reviewer'])
  room.run(cleo, 'answer-review', { answer: 'approved' })
  expect(waits()).toEqual(['owner', null])
  room.run(ben, 'publish-review')
  expect(waits()).toEqual([null, null])
})
