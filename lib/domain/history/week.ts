import { wallClockAt, zonedInstant } from '../zoned-instant'

// A week is a text as ISO 8601 names it: 2026-W47. It begins on a Monday, and belongs to the year its Thursday is in.

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEK = 7 * DAY

/** Whether a text names a week that there is: its year has as many. */
export const isWeek = (text: string): boolean => /^\d{4}-W\d{2}$/.test(text) && weekOfDay(mondayOf(text)) === text

const yearOf = (week: string): number => Number(week.slice(0, 4))

/** The Monday of a week, as the UTC midnight of its day. */
function mondayOf(week: string): number {
  const fourth = Date.UTC(yearOf(week), 0, 4)
  return mondayBefore(fourth) + (Number(week.slice(6)) - 1) * WEEK
}

/** The Monday of the week that a day is in; both as UTC midnights. */
const mondayBefore = (day: number): number => day - ((new Date(day).getUTCDay() + 6) % 7) * DAY

function weekOfDay(day: number): string {
  const thursday = mondayBefore(day) + 3 * DAY
  const year = new Date(thursday).getUTCFullYear()
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / WEEK) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** The week that lies `weeks` after another one; before it when negative. */
export const weekAfter = (week: string, weeks: number): string => weekOfDay(mondayOf(week) + weeks * WEEK)

/** The week of an instant (milliseconds) in a time zone (an IANA name). */
export const weekAt = (at: number, zone: string): string => weekOfDay(dayAt(at, zone))

/** The beginning of a week and of the next one, in a time zone: ISO 8601 UTC. */
export function boundsOf(week: string, zone: string): { from: string; to: string } {
  const monday = mondayOf(week)
  return { from: instantOf(monday, 0, zone), to: instantOf(monday + WEEK, 0, zone) }
}

/** The first Monday at an hour of a time zone that lies after an instant. */
export function mondayAfter(at: number, hour: number, zone: string): Date {
  const monday = mondayBefore(dayAt(at, zone))
  const first = new Date(instantOf(monday, hour, zone))
  return first.getTime() > at ? first : new Date(instantOf(monday + WEEK, hour, zone))
}

/** The Monday and the Sunday of a week as days, `2026-11-16`. */
export function daysOf(week: string): { first: string; last: string } {
  const monday = mondayOf(week)
  return { first: dayText(monday), last: dayText(monday + 6 * DAY) }
}

const dayText = (day: number): string => new Date(day).toISOString().slice(0, 10)

const dayAt = (at: number, zone: string): number => {
  const wall = wallClockAt(at, zone)
  return wall - (wall % DAY)
}

/** When clocks of a zone show an hour of a day. */
function instantOf(day: number, hour: number, zone: string): string {
  const date = new Date(day)
  const [year, month, ofMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  const wall = { year, month, day: ofMonth, hour, minute: 0, second: 0, millisecond: 0 }
  return new Date(zonedInstant(wall, zone) ?? day).toISOString()
}
