import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantile, shareOf, spreadOf, trendOf } from './statistics'

describe('quantiles', () => {
  it('interpolate between the two nearest values, and are not known of none', () => {
    expect(quantile([], 0.5)).toBeNull()
    expect(quantile([7], 0.9)).toBe(7)
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5)
    expect(quantile([0, 10], 0.75)).toBe(7.5)
  })

  it('lie between the smallest and the largest value, and grow with the share', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(values, (given) => {
        const sorted = given.toSorted((one, other) => one - other)
        const [low, middle, high] = [0.25, 0.5, 0.9].map((share) => quantile(sorted, share) ?? Number.NaN)
        expect([sorted[0], low, middle, high, sorted.at(-1)]).toEqual(
          [sorted[0], low, middle, high, sorted.at(-1)].toSorted((one, other) => (one ?? 0) - (other ?? 0)),
        )
      }),
    )
  })
})

describe('[METRIC-30] a spread', () => {
  it('says no p75 of fewer than four values, no p90 of fewer than ten, and nothing of none', () => {
    expect(spreadOf([])).toEqual({ n: 0, median: null, p75: null, p90: null })
    expect(spreadOf([3, 1, 2])).toEqual({ n: 3, median: 2, p75: null, p90: null })
    expect(spreadOf([4, 3, 2, 1])).toMatchObject({ n: 4, p75: 3.25, p90: null })
    expect(spreadOf(Array.from({ length: 10 }, (_, n) => n))).toMatchObject({ n: 10, p90: 8.1 })
  })

  it('has no share of nothing, which is not 0', () => {
    expect(shareOf(0, 0)).toBeNull()
    expect(shareOf(0, 3)).toBe(0)
  })
})

describe('[METRIC-30] a trend', () => {
  const enough = (value: number | null) => ({ value, n: 20 })

  it('is not said of fewer than twenty on either side, nor of what is not known', () => {
    expect(trendOf({ value: 2, n: 19 }, enough(1))).toBeNull()
    expect(trendOf(enough(2), { value: 1, n: 19 })).toBeNull()
    expect(trendOf(enough(null), enough(1))).toBeNull()
  })

  it('has a direction', () => {
    expect(trendOf(enough(2), enough(1))).toBe('up')
    expect(trendOf(enough(1), enough(2))).toBe('down')
    expect(trendOf(enough(1), enough(1))).toBe('level')
  })
})
