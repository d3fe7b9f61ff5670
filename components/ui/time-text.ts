import { formatsOf } from '@/lib/domain/zone-format'

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

export type TimeStyle = 'time' | 'seconds' | 'date' | 'day' | 'date-time' | 'full'

type TimeParts = Record<Intl.DateTimeFormatPartTypes, string>

const styles: Record<Exclude<TimeStyle, 'day'>, (parts: TimeParts) => string> = {
  time: ({ hour, minute }) => `${hour}:${minute}`,
  seconds: ({ hour, minute, second }) => `${hour}:${minute}:${second}`,
  date: ({ day, month, year }) => `${day} ${month} ${year}`,
  'date-time': ({ day, month, hour, minute }) => `${day} ${month}, ${hour}:${minute}`,
  full: ({ weekday, day, month, year, hour, minute, second, timeZoneName }) =>
    `${weekday}, ${day} ${month} ${year}, ${hour}:${minute}:${second} ${timeZoneName}`,
}

// Making a format costs a phone much, so every style of a zone is put together from the parts of one.
const PARTS = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
} as const
const parted = formatsOf('en-GB', PARTS)

/**
 * For the beginning of a page: the first format of a browser's process costs a phone 60 ms, of which the drawing of the
 * page is rid when it is made while the page's scripts are on their way.
 */
export const firstFormatScript = `setTimeout(() => new Intl.DateTimeFormat('en-GB', ${JSON.stringify(PARTS)}).format())`
const named = formatsOf('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

const partsOf = (at: number, zone: string) =>
  Object.fromEntries(
    parted(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  ) as TimeParts

/** An instant told in a zone; `full` names the zone. */
export const timeText = (at: number, style: TimeStyle, zone: string): string =>
  style === 'day' ? named(zone).format(at) : styles[style](partsOf(at, zone))

/** The short name of a zone at an instant: "CET". */
export const zoneText = (at: number, zone: string): string => partsOf(at, zone).timeZoneName

/** The zone when this runtime knows it, else UTC. For what comes from a cookie. */
export function knownZone(zone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
