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

const styles = {
  time: { hour: '2-digit', minute: '2-digit' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  'date-time': { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  full: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  },
} satisfies Record<TimeStyle, Intl.DateTimeFormatOptions>

const formats = new Map<string, Intl.DateTimeFormat>()

/** An instant told in a zone; `full` names the zone. */
export function timeText(at: number, style: TimeStyle, zone: string): string {
  const key = `${style} ${zone}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...styles[style], hourCycle: 'h23', timeZone: zone })
  formats.set(key, format)
  return format.format(at)
}

/** The short name of a zone at an instant: "CET". */
export function zoneText(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** The zone when this runtime knows it, else UTC. For what comes from a cookie. */
export function knownZone(zone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
