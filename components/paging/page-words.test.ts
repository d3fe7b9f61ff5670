import { expect, test } from 'vitest'
import { answersOf, askedText, badgedTitle, becameText, reasonText } from './page-words'

const askedBy = { id: 'ada', name: 'Ada Osei' }
const escalation = {
  id: 'run',
  service: { id: 'payments', name: 'Payments' },
  state: 'running',
  dueAt: null,
  acknowledgedBy: null,
  acknowledgedUntil: null,
} as const

test('it says who asks, and for what', () => {
  expect(askedText({ because: 'hand', askedBy, escalation: null })).toBe('Ada Osei pages you')
  expect(askedText({ because: 'mobilise', askedBy, escalation: null })).toBe('Ada Osei mobilises everybody on call')
  expect(askedText({ because: 'step', askedBy, escalation })).toBe('You are paged for Payments')
})

test('it says what became of a page', () => {
  expect(becameText({ state: 'declined', reason: 'On a plane' })).toBe('You declined: On a plane')
  expect(becameText({ state: 'expired', reason: null })).toBe('Ended without your answer')
  expect(becameText({ state: 'seen', reason: null })).toBe('Waits for your answer')
  expect(becameText({ state: 'failed', reason: 'no-method' })).toBe(
    'You could not be told: there is no way to tell you',
  )
  expect(reasonText({ state: 'failed', reason: 'all-failed' })).toBe('every way to tell them failed')
  expect(reasonText({ state: 'declined', reason: 'On a plane' })).toBe('On a plane')
})

test('who acknowledged can still say when they come, or that they cannot; who declined can come after all', () => {
  expect(answersOf('acknowledged')).toEqual({ yes: false, come: true, no: true })
  expect(answersOf('declined')).toEqual({ yes: true, come: true, no: false })
  expect(answersOf('sent')).toEqual({ yes: true, come: true, no: true })
})

test('[PAGE-13] the title of the tab carries one number, and loses it again', () => {
  expect(badgedTitle('My shift', 2)).toBe('(2) My shift')
  expect(badgedTitle('(2) My shift', 1)).toBe('(1) My shift')
  expect(badgedTitle('(1) My shift', 0)).toBe('My shift')
  expect(badgedTitle('(draft) A title of somebody', 0)).toBe('(draft) A title of somebody')
})
