import { jitterOf } from '@/components/history/charts/log-time'
import type { Spread } from '@/lib/domain/metrics/statistics'

/** One dot of a strip plot: an incident, or something within one. */
export interface StripDot {
  /** Unlike any other in the plot. */
  id: string
  /** What it is, said on hover and to those who listen: key, title and time. */
  label: string
  href: string
  ms: number
  /** Timed from its second-best beginning: drawn hollow. */
  isHollow?: boolean
}

export interface StripRow {
  id: string
  label: string
  spread: Spread
  dots: readonly StripDot[]
}

/** How far from the middle of its row a dot may stand, in px. */
const SPREAD_Y = 13

export const dotY = (id: string, middle: number): number => Math.round((middle + jitterOf(id) * SPREAD_Y) * 10) / 10

const byTime = (dots: readonly StripDot[]): StripDot[] => dots.toSorted((one, other) => one.ms - other.ms)

/** Rows with their dots in the order of the axis, which is the order of the keys. */
export const orderedRows = (rows: readonly StripRow[]): StripRow[] =>
  rows.map((row) => ({ ...row, dots: byTime(row.dots) }))

const nearest = (dots: readonly StripDot[], ms: number): StripDot | undefined =>
  dots.reduce<StripDot | undefined>(
    (best, dot) =>
      best && Math.abs(Math.log1p(best.ms) - Math.log1p(ms)) <= Math.abs(Math.log1p(dot.ms) - Math.log1p(ms))
        ? best
        : dot,
    undefined,
  )

/** Where a key leads from a dot: along its row, to the nearest one of the next row, or to an end; itself when nowhere. */
export function dotAfter(rows: readonly StripRow[], id: string, key: string): string {
  const rowIndex = rows.findIndex(({ dots }) => dots.some((dot) => dot.id === id))
  const dots = rows[rowIndex]?.dots ?? []
  const at = dots.findIndex((dot) => dot.id === id)
  const dot = dots[at]
  if (!dot) return id
  const next = (): StripDot | undefined => {
    if (key === 'ArrowRight') return dots[at + 1]
    if (key === 'ArrowLeft') return dots[at - 1]
    if (key === 'Home') return dots[0]
    if (key === 'End') return dots.at(-1)
    const others = key === 'ArrowDown' ? rows.slice(rowIndex + 1) : rows.slice(0, rowIndex).reverse()
    const row = others.find((other) => other.dots.length > 0)
    return row && nearest(row.dots, dot.ms)
  }
  return next()?.id ?? id
}

export const isArrow = (key: string): boolean =>
  ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)
