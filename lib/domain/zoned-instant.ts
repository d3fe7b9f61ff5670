import { offsetAt } from './zone-clock'

/** A time on a wall: what a calendar and a clock show, in no zone yet. Months count from 1. */
export interface WallTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
}

/** Whether the zone has a name that is known here, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What the clocks of a zone show at an instant (milliseconds), as if they hung in UTC. */
export const wallClockAt = (instant: number, zone: string): number => instant + offsetAt(instant, zone)

/**
 * The instant (milliseconds) at which the clocks of a zone show this, or null when no calendar has such a day or hour.
 * Of two instants in autumn the first; what spring leaps over is told by the clocks of before, as ECMAScript's Temporal
 * does by default ("compatible").
 */
export function zonedInstant(wall: WallTime, zone: string): number | null {
  const utc = utcOf(wall)
  if (utc === null) return null
  const before = offsetAt(utc - 86_400_000, zone)
  const after = offsetAt(utc + 86_400_000, zone)
  if (before === after) return utc - before
  const found = [utc - before, utc - after].filter((instant) => offsetAt(instant, zone) === utc - instant)
  return found.length > 0 ? Math.min(...found) : utc - before
}

/** What the wall shows as if it hung in UTC; null for the 31st of April, or half past 25. */
export function utcOf({ year, month, day, hour, minute, second, millisecond }: WallTime): number | null {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond))
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  return isReal ? date.getTime() : null
}
