/** Fewer values than this show no p75, and fewer than that no p90: such a figure would be one incident's own. */
export const MIN_FOR_P75 = 4
export const MIN_FOR_P90 = 10

/** Below this many values on either side, a difference between two periods is chance: no arrow is drawn. */
export const MIN_FOR_TREND = 20

/** What is said of skewed durations: the middle and the tail, never the mean. Null where there are too few values. */
export interface Spread {
  n: number
  median: number | null
  p75: number | null
  p90: number | null
}

/**
 * The value below which a share of the values lies, interpolated between the two nearest as PostgreSQL's
 * `percentile_cont` does it; null without values. `sorted` is ascending.
 */
export function quantile(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (place - Math.floor(place))
}

/** The spread of values in any order, and in their unit. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  const n = sorted.length
  return {
    n,
    median: quantile(sorted, 0.5),
    p75: n < MIN_FOR_P75 ? null : quantile(sorted, 0.75),
    p90: n < MIN_FOR_P90 ? null : quantile(sorted, 0.9),
  }
}

/** A spread whose quantiles were computed elsewhere: those of too few values are taken away. */
export const spreadFrom = ({ n, median, p75, p90 }: Spread): Spread => ({
  n,
  median,
  p75: n < MIN_FOR_P75 ? null : p75,
  p90: n < MIN_FOR_P90 ? null : p90,
})

/** How many of how many. */
export interface Part {
  part: number
  whole: number
}

/** A part of a whole, from 0 to 1; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** Where a figure went from one period to the next. */
export type Trend = 'up' | 'down' | 'level'

/** The direction from one figure to the next; null when either side has too few values to say, or no figure. */
export function trendOf(
  now: { value: number | null; n: number },
  before: { value: number | null; n: number },
): Trend | null {
  if (now.value === null || before.value === null || Math.min(now.n, before.n) < MIN_FOR_TREND) return null
  if (now.value === before.value) return 'level'
  return now.value > before.value ? 'up' : 'down'
}
