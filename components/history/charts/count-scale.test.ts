import { expect, test } from 'vitest'
import { countScale } from '@/components/history/charts/count-scale'
import { timeScale } from '@/components/history/charts/time-scale'

const labels = (ticks: readonly { label: string }[]) => ticks.map(({ label }) => label)

test('An axis of counts begins at 0, holds the largest, and names whole numbers', () => {
  const { y, ticks } = countScale(3, 100)
  expect(y(0)).toBe(100)
  expect(y(3)).toBeGreaterThanOrEqual(0)
  expect(labels(ticks)).toEqual(['0', '1', '2', '3'])
})

test('An axis of nothing is still an axis', () => {
  expect(labels(countScale(0, 100).ticks)).toEqual(['0', '1'])
  expect(labels(countScale(Number.NEGATIVE_INFINITY, 100).ticks)).toEqual(['0', '1'])
})

test('An axis of time is in days, hours or minutes', () => {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
  expect(labels(timeScale(40 * minute, 100).ticks).at(-1)).toBe('40 min')
  expect(labels(timeScale(8 * hour, 100).ticks).at(-1)).toBe('8 h')
  expect(labels(timeScale(10 * day, 100).ticks).at(-1)).toBe('10 d')
})
