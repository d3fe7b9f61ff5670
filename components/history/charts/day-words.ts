import { type TimeStyle, timeText } from '@/components/ui/time-text'
import type { BucketUnit } from '@/lib/domain/metrics/buckets'

const textOf = (day: string, style: TimeStyle): string => timeText(Date.parse(`${day}T00:00:00Z`), style, 'UTC')

/** A day with its year. */
export const dayText = (day: string): string => textOf(day, 'date')

/** The name of a bucket by the day it begins on: “20 Jul”, “Jul 2026”, “Q3 2026”. */
export function bucketText(day: string, unit: BucketUnit): string {
  if (unit === 'quarter') return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`
  return textOf(day, unit === 'week' ? 'short-date' : 'month-year')
}

export interface BucketTick {
  index: number
  label: string
  /** Left out where there is little room. */
  isMinor: boolean
}

const MOST_TICKS = 8

/** Which buckets are named below an axis: where a month, quarter or year begins, at most about eight. */
export function bucketTicks(days: readonly string[], unit: BucketUnit): BucketTick[] {
  const begins = (length: number) =>
    days.flatMap((day, index) =>
      index > 0 && day.slice(0, length) !== days[index - 1]?.slice(0, length) ? [index] : [],
    )
  const months = unit === 'week' ? begins(7) : days.map((_, index) => index)
  const years = begins(4)
  const isLong = months.length > 30 && years.length > 1
  const all = isLong ? years : months
  const step = Math.max(1, Math.ceil(all.length / MOST_TICKS))
  return all
    .filter((_, place) => place % step === 0)
    .map((index, place) => {
      const day = days[index] ?? ''
      const label = isLong ? day.slice(0, 4) : unit === 'quarter' ? bucketText(day, unit) : textOf(day, 'month')
      return { index, label, isMinor: place % 2 === 1 }
    })
}
