import { expect, test } from 'vitest'
import { draftOf, overrideOf, problemsOf } from '@/components/on-call/override-draft'

const stretch = { from: Date.parse('2026-11-24T08:00:00Z'), to: Date.parse('2026-11-25T08:00:00Z') }

test('the same draft is the same override, another one is not', () => {
  const draft = draftOf('primary', stretch, 'ada')
  const first = overrideOf('rota', draft)
  expect(first).toMatchObject({ seat: 'primary', personId: 'ada', from: '2026-11-24T08:00:00.000Z', reason: '' })
  expect(overrideOf('rota', { ...draft })?.id).toBe(first?.id)
  expect(overrideOf('rota', { ...draft, reason: 'Dentist' })?.id).not.toBe(first?.id)
  expect(overrideOf('other', draft)?.id).not.toBe(first?.id)
})

test('what is missing is said, and nothing is sent', () => {
  const draft = { ...draftOf('primary', stretch, ''), to: null }
  expect(Object.keys(problemsOf(draft))).toEqual(['personId', 'to'])
  expect(overrideOf('rota', draft)).toBeNull()
  expect(problemsOf({ ...draft, personId: 'ada', to: draft.from })).toEqual({ to: 'It ends before it begins.' })
})
