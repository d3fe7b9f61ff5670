import { Temporal } from 'temporal-polyfill'
import type { Stretch } from './turns'
import { dayAt, instantOf } from './zoned-days'

/** The hours in which people sleep, on their own clocks: from 22:00 to 08:00. */
const NIGHT = { from: '22:00', to: '08:00' } as const

/** What the clocks of a zone show at an instant, such as 22:00. */
export const timeAt = (instant: number, zone: string): string =>
  wallAt(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' })

/** Whether it is night at an instant, on the clocks of a zone. */
export function isNight(instant: number, zone: string): boolean {
  const time = timeAt(instant, zone)
  return time >= NIGHT.from || time < NIGHT.to
}

/** The day of the week at an instant, on the clocks of a zone; 1 is Monday. */
export const weekdayAt = (instant: number, zone: string): number => wallAt(instant, zone).dayOfWeek

/** How many milliseconds of a stretch are night, on the clocks of a zone. */
export function nightMs({ from, to }: Stretch, zone: string): number {
  let sum = 0
  // The night of the day before goes on into the first one.
  for (let day = dayAt(from, zone) - 1; day <= dayAt(to, zone); day++) {
    const [begin, end] = [instantOf(day, NIGHT.from, zone), instantOf(day + 1, NIGHT.to, zone)]
    sum += Math.max(0, Math.min(to, end) - Math.max(from, begin))
  }
  return sum
}

const wallAt = (instant: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
