import { wallClockAt, zonedInstant } from '@/lib/domain/zoned-instant'

/** An instant as a `datetime-local` field wants it, told by the clocks of a zone; empty for none. */
export const toZonedField = (at: string | null, zone: string): string =>
  at === null ? '' : new Date(wallClockAt(Date.parse(at), zone)).toISOString().slice(0, 16)

/** What such a field says as an instant; null when it is empty or half written. */
export function fromZonedField(value: string, zone: string): string | null {
  const found = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value)
  if (!found) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number)
  const instant = zonedInstant({ year, month, day, hour, minute, second: 0, millisecond: 0 }, zone)
  return instant === null ? null : new Date(instant).toISOString()
}
