import { zoneText } from '@/components/ui/time-text'
import { wallClockAt, zonedInstant } from '@/lib/domain/zoned-instant'

const DAY_MS = 86_400_000

/** An instant as a `datetime-local` field wants it, told by the clocks of a zone; empty for none. */
export const toZonedField = (at: string | null, zone: string): string =>
  at === null ? '' : fieldOf(new Date(wallClockAt(Date.parse(at), zone)))

/** To the minute; a year of five digits, as somebody may type, has no sign there. */
const fieldOf = (wall: Date): string => wall.toISOString().slice(0, -8).replace(/^\+0*/, '')

/** What such a field says as an instant; null when it is empty or half written. */
export function fromZonedField(value: string, zone: string): string | null {
  const found = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value)
  if (!found) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number)
  const instant = zonedInstant({ year, month, day, hour, minute, second: 0, millisecond: 0 }, zone)
  return instant === null ? null : new Date(instant).toISOString()
}

/**
 * What was typed over an instant that was given. Written back as it was, it is that instant with its seconds; of two
 * hours of one name, it stays in the one that was given.
 */
export function typedInstant(value: string, given: string | null, zone: string): string | null {
  if (value === toZonedField(given, zone)) return given
  const instant = fromZonedField(value, zone)
  if (instant === null || given === null) return instant
  const wall = wallClockAt(Date.parse(instant), zone)
  const alike = wall - (wallClockAt(Date.parse(given), zone) - Date.parse(given))
  return wallClockAt(alike, zone) === wall ? new Date(alike).toISOString() : instant
}

/** What has to be said of a time that the clocks of the zone leave out, or show twice; else null. */
export function clockNote(value: string, at: string | null, zone: string): string | null {
  if (at === null) return null
  const time = value.slice(-5)
  const shown = toZonedField(at, zone)
  if (shown !== value) return `The clocks leave out ${time} that day: it is taken as ${shown.slice(-5)}.`
  const first = Date.parse(fromZonedField(value, zone) ?? at)
  const setBack = wallClockAt(first, zone) - (wallClockAt(first + DAY_MS, zone) - DAY_MS)
  const comesTwice = setBack > 0 && wallClockAt(first + setBack, zone) === wallClockAt(first, zone)
  return comesTwice
    ? `The clocks show ${time} twice that day: this is the one in ${zoneText(Date.parse(at), zone)}.`
    : null
}
