import { wallClockAt, zonedInstant } from '@/lib/domain/zoned-instant'

const DAY_MS = 86_400_000

/** A day of a zone, `2026-11-23`, and the instants (ms) between which its clocks show it; the end is outside. */
export interface Day {
  day: string
  from: number
  to: number
}

const dayOfUtc = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The day that the calendars of a zone show at an instant. */
export const dayAt = (instant: number, zone: string): string => dayOfUtc(wallClockAt(instant, zone))

/** The day that comes so many days later, or earlier. */
export const addDays = (day: string, days: number): string => dayOfUtc(Date.parse(day) + days * DAY_MS)

/** From 1 for Monday to 7 for Sunday, as ISO 8601 has it. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/** When a day begins in a zone; where midnight is left out, the moment at which the clocks are moved. */
function beginOf(text: string, zone: string): number {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number)
  return zonedInstant({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }, zone) ?? Date.parse(text)
}

export const dayOf = (day: string, zone: string): Day => ({
  day,
  from: beginOf(day, zone),
  to: beginOf(addDays(day, 1), zone),
})
