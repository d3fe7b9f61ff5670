import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { excerpt } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { env } from '@/lib/server/env'
import type { CalendarContent, CalendarShift } from '@/lib/server/queries/get-calendar'
import { stableId } from '@/lib/server/stable-id'

const REFRESH_SECONDS = 3600

/** A calendar of shifts as iCalendar (RFC 5545): a shift that is not moved keeps its UID. */
export function calendarFile({ name, isOwn, shifts }: CalendarContent): string {
  const { publicUrl } = env()
  const calendar = new ICalCalendar({
    // The library writes it as it is, and a line break in it would begin a line of its own.
    name: excerpt(name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Evenkeel', product: 'On call', language: 'EN' },
    ttl: REFRESH_SECONDS,
  })
  for (const shift of shifts) {
    calendar.createEvent({
      id: `${stableId('calendar-shift', shift.rota.id, shift.seat, shift.from)}@${publicUrl.hostname}`,
      stamp: now(),
      start: new Date(shift.from),
      end: new Date(shift.to),
      summary: titleOf(shift, isOwn),
      description: wordsOf(shift),
      url: new URL(`/on-call/${shift.rota.key}`, publicUrl).href,
      // Whoever is on call is free for a meeting all the same.
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  // RFC 5545: the last line ends as the others do.
  return `${calendar.toString()}\r\n`
}

function titleOf({ person, rota, seat }: CalendarShift, isOwn: boolean): string {
  const standby = seat === 'secondary' ? ' (secondary)' : ''
  return isOwn ? `On call: ${rota.name}${standby}` : `${person?.name ?? 'Nobody'}: ${rota.name}${standby}`
}

function wordsOf({ override, seat }: CalendarShift): string {
  if (!override) return `As ${seat}.`
  const reason = override.reason ? `: ${override.reason}` : '.'
  return `As ${seat}, changed by ${override.by.name}${reason}`
}
