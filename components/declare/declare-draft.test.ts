import { expect, test } from 'vitest'
import {
  blankDraft,
  choicesOf,
  declarationOf,
  isStarted,
  kindOf,
  severityOf,
  suggestionOf,
  withoutChoices,
} from '@/components/declare/declare-draft'

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

test('[CMD-13] whatever is said or chosen can be started over, and what a title alone would not declare is named', () => {
  expect(isStarted(blank)).toBe(false)
  for (const part of [
    { isPrivate: true },
    { severity: 'sev4' },
    { dataAtRisk: true },
    { serviceIds: ['a'] },
  ] as const) {
    expect(isStarted({ ...blank, ...part, serviceIds: [...(part.serviceIds ?? [])] })).toBe(true)
  }
  const all = { ...blank, title: 'Checkout fails', isPrivate: true, canDeliver: 'no' as const, serviceIds: ['a', 'b'] }
  expect(choicesOf(all)).toEqual(['private', 'SEV1', 'delivery is prevented', 'kind delivery', '2 services'])
  expect(choicesOf({ ...blank, title: 'Checkout fails', canDeliver: 'yes' })).toEqual([])
  expect(withoutChoices(all)).toEqual({ ...blank, title: 'Checkout fails' })
})
