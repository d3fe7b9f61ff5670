import { describe, expect, test } from 'vitest'
import { dotAfter, orderedRows, type StripRow } from '@/components/history/charts/strip-rows'

const row = (id: string, ...times: number[]): StripRow => ({
  id,
  label: id,
  spread: { n: times.length, median: null, p75: null, p90: null },
  dots: times.map((ms) => ({ id: `${id}-${ms}`, label: '', href: '', ms })),
})

describe('Keys in a strip plot', () => {
  const rows = orderedRows([row('a', 30, 10, 20), row('b'), row('c', 1000, 21)])

  test('[DASHBOARD-2] go along a row by time, and stop at its ends', () => {
    expect(dotAfter(rows, 'a-10', 'ArrowRight')).toBe('a-20')
    expect(dotAfter(rows, 'a-20', 'ArrowLeft')).toBe('a-10')
    expect(dotAfter(rows, 'a-30', 'ArrowRight')).toBe('a-30')
    expect(dotAfter(rows, 'a-10', 'End')).toBe('a-30')
    expect(dotAfter(rows, 'a-30', 'Home')).toBe('a-10')
  })

  test('[DASHBOARD-2] go to the nearest dot of the next row that has any', () => {
    expect(dotAfter(rows, 'a-10', 'ArrowDown')).toBe('c-21')
    expect(dotAfter(rows, 'c-1000', 'ArrowUp')).toBe('a-30')
    expect(dotAfter(rows, 'a-10', 'ArrowUp')).toBe('a-10')
  })
})
