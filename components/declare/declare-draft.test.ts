import { expect, test } from 'vitest'
import { blankDraft, declarationOf, kindOf, severityOf, suggestionOf } from '@/components/declare/declare-draft'

const blank = blankDraft('7d0ff4c5-8a6f-4e0e-9d0a-0d3c9f1f0a11')

test('a title alone declares, at the severity of an unknown effect', () => {
  expect(declarationOf({ ...blank, title: 'Checkout fails' })).toEqual({
    title: 'Checkout fails',
    severity: 'sev2',
    kind: 'production',
    deliveryPrevented: false,
    visibility: 'open',
    serviceIds: [],
  })
})

test('prevented delivery is a sev1 even when a lesser one was chosen', () => {
  const draft = { ...blank, canDeliver: 'no' as const, severity: 'sev4' as const }
  expect(severityOf(draft)).toBe('sev1')
  expect(declarationOf(draft).deliveryPrevented).toBe(true)
})

test('the kind follows the answers until one is chosen', () => {
  expect(kindOf({ ...blank, canDeliver: 'no' })).toBe('delivery')
  expect(kindOf({ ...blank, canDeliver: 'no', impact: 'down-for-many' })).toBe('production')
  expect(kindOf({ ...blank, canDeliver: 'no', kind: 'drill' })).toBe('drill')
})

test('the suggestion says why, and a choice outlives it', () => {
  expect(suggestionOf({ ...blank, canDeliver: 'yes', impact: 'minor' })).toMatchObject({ severity: 'sev3' })
  expect(suggestionOf({ ...blank, canDeliver: 'yes' }).severity).toBe('sev2')
  expect(severityOf({ ...blank, impact: 'minor', severity: 'sev1' })).toBe('sev1')
})
