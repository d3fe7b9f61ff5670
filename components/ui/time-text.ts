import { zoneNameAt } from '@/lib/domain/zone-clock'
import { wallClockAt } from '@/lib/domain/zoned-instant'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A length of time as people say it: "40 s", "9 min", "5 h 12 min", "11 h", "3 days". Never negative. */
export function durationText(milliseconds: number): string {
  const length = Math.max(0, milliseconds)
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`
  if (length < 10 * HOUR) {
    const minutes = Math.floor((length % HOUR) / MINUTE)
    return `${Math.floor(length / HOUR)} h${minutes ? ` ${minutes} min` : ''}`
  }
  if (length < 2 * DAY) return `${Math.floor(length / HOUR)} h`
  return `${Math.floor(length / DAY)} days`
}

/** "now", "40 s ago", "4 min ago", "2 h ago"; "in 6 min" for what is still to come. */
export function agoText(at: number, now: number): string {
  const age = now - at
  if (Math.abs(age) < 10 * SECOND) return 'now'
  if (age < 0) return `in ${shortText(-age)}`
  return `${shortText(age)} ago`
}

const shortText = (length: number) =>
  length >= HOUR && length < 10 * HOUR ? `${Math.floor(length / HOUR)} h` : durationText(length)

/** A ticking clock: "06:12", "1:02:07", "-00:30" for what is overdue. */
export function clockText(milliseconds: number): string {
  const total = Math.floor(Math.abs(milliseconds) / SECOND)
  const pair = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(total / 3600)
  const rest = `${pair(Math.floor(total / 60) % 60)}:${pair(total % 60)}`
  return `${milliseconds < 0 ? '-' : ''}${hours ? `${hours}:${rest}` : rest}`
}

export type TimeStyle =
  | 'time'
  | 'seconds'
  | 'date'
  | 'short-date'
  | 'month'
  | 'month-year'
  | 'day'
  | 'short-day'
  | 'date-time'
  | 'full'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

// The words are ours: browsers do not agree about "Sept", and what the server drew must read the same.
function partsOf(at: number, zone: string) {
  const wall = new Date(wallClockAt(at, zone))
  const pair = (value: number) => String(value).padStart(2, '0')
  const monthName = MONTHS[wall.getUTCMonth()] ?? ''
  const weekdayName = WEEKDAYS[wall.getUTCDay()] ?? ''
  return {
    weekdayName,
    weekday: weekdayName.slice(0, 3),
    day: wall.getUTCDate(),
    monthName,
    month: monthName === 'September' ? 'Sept' : monthName.slice(0, 3),
    year: wall.getUTCFullYear(),
    time: `${pair(wall.getUTCHours())}:${pair(wall.getUTCMinutes())}`,
    second: pair(wall.getUTCSeconds()),
  }
}

type TimeParts = ReturnType<typeof partsOf>

const styles: Record<TimeStyle, (parts: TimeParts, zoneName: () => string) => string> = {
  time: ({ time }) => time,
  seconds: ({ time, second }) => `${time}:${second}`,
  date: ({ day, month, year }) => `${day} ${month} ${year}`,
  'short-date': ({ day, month }) => `${day} ${month}`,
  month: ({ month }) => month,
  'month-year': ({ month, year }) => `${month} ${year}`,
  day: ({ weekdayName, day, monthName }) => `${weekdayName} ${day} ${monthName}`,
  'short-day': ({ weekday, day, month }) => `${weekday} ${day} ${month}`,
  'date-time': ({ day, month, time }) => `${day} ${month}, ${time}`,
  full: ({ weekday, day, month, year, time, second }, zoneName) =>
    `${weekday}, ${day} ${month} ${year}, ${time}:${second} ${zoneName()}`,
}

/** An instant told in a zone; `full` names the zone. */
export const timeText = (at: number, style: TimeStyle, zone: string): string =>
  styles[style](partsOf(at, zone), () => zoneText(at, zone))

/** The short name of a zone at an instant: "CET". */
export const zoneText = (at: number, zone: string): string => zoneNameAt(at, zone)

/** The zone when this runtime knows it, else UTC. For what comes from a cookie. */
export function knownZone(zone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
