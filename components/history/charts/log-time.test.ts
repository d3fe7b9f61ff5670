import { describe, expect, test } from 'vitest'
import { jitterOf, logTime } from '@/components/history/charts/log-time'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('The axis of times', () => {
  test('runs from a minute to a day, whatever lies within', () => {
    const { x, ticks } = logTime([5 * MINUTE, 60 * MINUTE])
    expect([x(MINUTE), x(DAY)]).toEqual([0, 100])
    expect(x(7 * MINUTE)).toBe(26.76)
    expect(ticks.map(({ label }) => label)).toEqual(['1 min', '5', '15', '1 h', '4 h', '24 h'])
  })

  test('widens for what lies outside, and takes 0 for its least', () => {
    const { x, ticks } = logTime([0, 9 * DAY])
    expect(ticks[0]?.label).toBe('1 s')
    expect(ticks.at(-1)?.label).toBe('30 d')
    expect(x(0)).toBe(0)
    expect(x(9 * DAY)).toBeLessThan(100)
  })

  test('without durations is still an axis', () => {
    expect(logTime([]).ticks).toHaveLength(6)
  })
})

test('[DASHBOARD-2] A dot has the same place every time, within its row', () => {
  const places = Array.from({ length: 500 }, (_, number) => jitterOf(`INC-${number}`))
  expect(jitterOf('INC-7')).toBe(jitterOf('INC-7'))
  expect(Math.min(...places)).toBeGreaterThanOrEqual(-1)
  expect(Math.max(...places)).toBeLessThanOrEqual(1)
  expect(new Set(places).size).toBeGreaterThan(300)
})
