/** The value below which the share `p` (0 to 1) of the values lies: the nearest rank, so always one that was measured. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export interface Spread {
  median: number
  least: number
  most: number
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
})

/** The ratio of each round, ours to the limit of the same round: what disturbed the machine disturbed both. */
export const ratiosOf = (ours: readonly number[], limit: readonly number[]): number[] =>
  ours.flatMap((value, round) => {
    const beside = limit[round]
    return beside === undefined ? [] : [value / beside]
  })
