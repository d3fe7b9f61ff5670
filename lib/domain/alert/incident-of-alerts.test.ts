import { expect, test } from 'vitest'
import { type AlertGroup, titleOfGroup } from './incident-of-alerts'

const group: AlertGroup = {
  count: 12,
  summary: null,
  alertName: null,
  worst: 'sev1',
  startsAt: '2026-11-20T22:00:00.000Z',
}

test('[INTAKE-4] an incident is called what all its alerts say', () => {
  expect(titleOfGroup({ ...group, summary: 'Checkout fails for 23% of customers' }, 'Checkout')).toBe(
    'Checkout fails for 23% of customers',
  )
})

test('[INTAKE-4] else what they are named, and where', () => {
  expect(titleOfGroup({ ...group, alertName: 'PodCrashLooping' }, 'Ledger')).toBe('PodCrashLooping on Ledger')
})

test('[INTAKE-4] else how many they are', () => {
  expect(titleOfGroup({ ...group, count: 10_000 }, 'Ledger')).toBe('10,000 alerts on Ledger')
})

test('[INTAKE-4] what is only space says nothing', () => {
  expect(titleOfGroup({ ...group, summary: ' \n', alertName: 'PodCrashLooping' }, 'Ledger')).toBe(
    'PodCrashLooping on Ledger',
  )
  expect(titleOfGroup({ ...group, summary: '\t', alertName: '  ' }, 'Ledger')).toBe('12 alerts on Ledger')
})

test('[INTAKE-4] a long summary is cut, and lines become one', () => {
  const title = titleOfGroup({ ...group, summary: `first\nsecond ${'x'.repeat(500)}` }, 'Ledger')
  expect(title.startsWith('first second xxx')).toBe(true)
  expect([...title].length).toBe(160)
})
