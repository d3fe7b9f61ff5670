import { Temporal } from 'temporal-polyfill'

/** Days are counted from 1970-01-01, which is 0 and a Thursday: a calendar without a zone needs no more. */
export type DayNumber = number

const DAY_MS = 86_400_000
const DAYS_A_WEEK = 7
const EPOCH = Temporal.PlainDate.from('1970-01-01')
/** 1970-01-01 comes so many days after a Monday. */
const AFTER_MONDAY = 3

/** Asking a zone takes long, and the same days and instants are asked for again and again: the last answers are kept. */
function kept(compute: (what: number, time: string, zone: string) => number) {
  const known = new Map<string, number>()
  return (what: number, time: string, zone: string): number => {
    const key = `${what} ${time} ${zone}`
    const before = known.get(key)
    if (before !== undefined) return before
    const value = compute(what, time, zone)
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(key, value)
    return value
  }
}
const MAX_KNOWN = 50_000

/** The number of a day such as 2026-11-30. */
export const dayNumber = (day: string): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** The Monday of the week that a day is in. */
export const mondayOf = (day: DayNumber): DayNumber => day - ((day + AFTER_MONDAY) % DAYS_A_WEEK)

/**
 * The first instant at which the clocks of a zone show a time of a day, or a later one: in autumn, when an hour comes
 * twice, the first time; in spring, when it is left out, the moment at which the clocks are moved.
 */
export const instantOf = kept((day, time, zone) => {
  const wall = EPOCH.add({ days: day }).toPlainDateTime(time)
  const shown = wall.toZonedDateTime(zone)
  if (shown.toPlainDateTime().equals(wall)) return shown.epochMilliseconds
  // Told by the clocks of after, it lies before they are moved.
  const moved = wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next')
  return (moved ?? shown).epochMilliseconds
})

const readDay = kept((instant, _, zone) => {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  return Date.UTC(year, month - 1, day) / DAY_MS
})

/** The day that the calendars of a zone show at an instant. */
export const dayAt = (instant: number, zone: string): DayNumber => readDay(instant, '', zone)
