import { addDays, dayAt } from '@/components/on-call/calendar/days'
import { timeText, zoneText } from '@/components/ui/time-text'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { OverrideView } from '@/lib/domain/on-call/rota-view'

export const SEAT_NAMES = { primary: 'Primary', secondary: 'Secondary' } satisfies Record<Seat, string>

export const ORIGIN_NAMES = {
  override: 'Override',
  taken: 'Taken over',
  cover: 'Cover',
  swap: 'Swap',
} satisfies Record<OverrideView['origin'], string>

/** "Mon 23 Nov, 09:00" in a zone. */
const dayTimeText = (at: number, zone: string): string =>
  `${timeText(at, 'short-day', zone)}, ${timeText(at, 'time', zone)}`

/** "today, 18:00", "tomorrow, 09:00", "Mon 23 Nov, 09:00" in a zone; always with the day when `now` is null. */
export function momentText(at: number, now: number | null, zone: string): string {
  if (now === null) return dayTimeText(at, zone)
  const today = dayAt(now, zone)
  const day = dayAt(at, zone)
  if (day === today) return `today, ${timeText(at, 'time', zone)}`
  return day === addDays(today, 1) ? `tomorrow, ${timeText(at, 'time', zone)}` : dayTimeText(at, zone)
}

/** The time in each of these zones, once for those that show the same: what hovering says. */
export function zonesText(at: number, zones: readonly string[]): string {
  return [...new Set(zones.map((zone) => `${dayTimeText(at, zone)} ${zoneText(at, zone)}`))].join(' · ')
}

/** From when to when: the day of the end is said only when it is another one. */
export function stretchText(from: number, to: number, now: number | null, zone: string): string {
  const isOneDay = dayAt(from, zone) === dayAt(to, zone)
  return `${momentText(from, now, zone)} to ${isOneDay ? timeText(to, 'time', zone) : momentText(to, now, zone)}`
}
