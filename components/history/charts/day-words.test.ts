import { describe, expect, test } from 'vitest'
import { bucketText, bucketTicks } from '@/components/history/charts/day-words'
import { bucketAfter } from '@/lib/domain/metrics/buckets'

const from = (first: string, unit: 'week' | 'month' | 'quarter', count: number): string[] => {
  const days = [first]
  while (days.length < count) days.push(bucketAfter(days.at(-1) ?? first, unit))
  return days
}

test('A bucket is named by its day, month or quarter', () => {
  expect(bucketText('2026-07-20', 'week')).toBe('20 Jul')
  expect(bucketText('2026-07-01', 'month')).toBe('Jul 2026')
  expect(bucketText('2026-07-01', 'quarter')).toBe('Q3 2026')
})

describe('Names below an axis', () => {
  test('stand where a month begins, about eight at most', () => {
    const ticks = bucketTicks(from('2025-11-24', 'week', 53), 'week')
    expect(ticks.length).toBeLessThanOrEqual(8)
    expect(ticks[0]).toEqual({ index: 1, label: 'Dec', isMinor: false })
  })

  test('are years when it is long', () => {
    const ticks = bucketTicks(from('2017-01-02', 'week', 520), 'week')
    expect(ticks[0]?.label).toBe('2018')
    expect(ticks.length).toBeLessThanOrEqual(8)
  })

  test('are all months of a short time', () => {
    expect(bucketTicks(from('2026-01-01', 'month', 3), 'month').map(({ label }) => label)).toEqual([
      'Jan',
      'Feb',
      'Mar',
    ])
    expect(bucketTicks([], 'month')).toEqual([])
  })
})
