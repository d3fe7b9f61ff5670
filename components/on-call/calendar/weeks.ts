import { addDays, type Day, dayAt, dayOf, mondayOf } from '@/components/on-call/calendar/days'

/** Seven days from a Monday on. */
export interface Week {
  days: Day[]
  from: number
  to: number
}

const DAYS_A_WEEK = 7

/** The week that begins on a Monday, told by the clocks of a zone. */
export function weekOf(monday: string, zone: string): Week {
  const days = Array.from({ length: DAYS_A_WEEK }, (_, index) => dayOf(addDays(monday, index), zone))
  const [first] = days
  const last = days.at(-1)
  return { days, from: first?.from ?? 0, to: last?.to ?? 0 }
}

/** So many weeks from the one on that holds an instant. */
export const weeksFrom = (instant: number, count: number, zone: string): Week[] => {
  const monday = mondayOf(dayAt(instant, zone))
  return Array.from({ length: count }, (_, index) => weekOf(addDays(monday, index * DAYS_A_WEEK), zone))
}

/** The weeks that hold a day of a month, `2026-11`: four to six. */
export function weeksOfMonth(month: string, zone: string): Week[] {
  const weeks: Week[] = []
  const after = monthAfter(month, 1)
  for (let monday = mondayOf(`${month}-01`); monday < after; monday = addDays(monday, DAYS_A_WEEK)) {
    weeks.push(weekOf(monday, zone))
  }
  return weeks
}

export const monthAt = (instant: number, zone: string): string => monthOf(dayAt(instant, zone))

export const monthOf = (day: string): string => day.slice(0, 7)

/** The month so many months later, or earlier. */
export function monthAfter(month: string, by: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

const formats = {
  month: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
}

/** "November 2026". */
export const monthText = (month: string): string => formats.month.format(Date.parse(`${month}-01`))

/** "Monday 23 Nov", as it is said; what is shown of it is in it. */
export const dayText = (day: string): string => formats.day.format(Date.parse(day))

/** "23 Nov to 29 Nov". */
export const weekText = ({ days }: Week): string =>
  `${shortDayText(days[0]?.day ?? '')} to ${shortDayText(days.at(-1)?.day ?? '')}`

/** "23 Nov". */
export const shortDayText = (day: string): string => formats.short.format(Date.parse(day))
