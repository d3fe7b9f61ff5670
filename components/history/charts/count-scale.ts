import { scaleLinear } from 'd3-scale'
import type { PlotTick } from '@/components/history/charts/plot'

export interface CountScale {
  /** Px from the top for a value. */
  y: (value: number) => number
  ticks: PlotTick[]
}

/** A linear axis from 0 that holds the largest value, with whole numbers for counts. */
export function countScale(most: number, height: number, words: (value: number) => string = String): CountScale {
  const scale = scaleLinear([0, Math.max(most, 1)], [height, 0]).nice(4)
  const values = scale.ticks(4).filter((value) => most > 4 || Number.isInteger(value))
  return {
    y: (value) => Math.round((scale(value) ?? height) * 10) / 10,
    ticks: values.map((value) => ({ at: scale(value), label: words(value) })),
  }
}

/** With fewer columns than this each is as wide as if there were so many: two alone would be two walls. */
const FEWEST = 8

/** How wide each of so many columns is with the room around it, in per cent. */
export const columnWidth = (count: number): number => 100 / Math.max(FEWEST, count)
