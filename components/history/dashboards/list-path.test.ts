import { expect, test } from 'vitest'
import { listPath, listPathOf, within } from '@/components/history/dashboards/list-path'

const always = { from: null, to: null }

test('The list behind a part of a figure keeps the other filters, and looks at its time only', () => {
  expect(listPath('severity=sev1&period=26w', within('2026-07-20', 'week', always))).toBe(
    '/history/incidents?severity=sev1&from=2026-07-20&to=2026-07-27',
  )
})

test('[DASHBOARD-2] A bucket that the period cuts has no more in its list than in its column', () => {
  const cut = { from: '2026-07-22T10:30:00.000Z', to: '2026-08-05T00:00:00.000Z' }
  expect(listPath('period=26w', within('2026-07-01', 'month', cut))).toBe(
    '/history/incidents?from=2026-07-22T10%3A30%3A00.000Z&to=2026-08-01',
  )
  expect(listPath('', within('2026-08-01', 'month', cut))).toBe(
    '/history/incidents?from=2026-08-01&to=2026-08-05T00%3A00%3A00.000Z',
  )
})

test('[DASHBOARD-2] The list of a figure looks back as far as the figure, which all time is not', () => {
  const service = ['00000000-0000-4000-8000-000000000001']
  const list = (query: string) => listPath(query, { service }).split('service=')[1]?.slice(service.join().length)
  expect(list('')).toBe('&period=52w')
  expect(list('period=all')).toBe('&period=all')
  expect(list('to=2026-02-01')).toBe('&to=2026-02-01')
})

test('[DASHBOARD-2] A row beside the values that are chosen has no list: it would hold more than the row', () => {
  expect(listPathOf('category=change', 'category', 'capacity')).toBeUndefined()
  expect(listPathOf('category=capacity,change', 'category', 'capacity', { period: 'all' })).toBe(
    '/history/incidents?category=capacity&period=all',
  )
  expect(listPathOf('', 'category', 'capacity')).toBe('/history/incidents?category=capacity&period=52w')
})
