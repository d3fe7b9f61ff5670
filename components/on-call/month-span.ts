import { weeksOfMonth } from '@/components/on-call/calendar/weeks'

/** Shifts are cut where the time that is asked for ends: those at the edges are asked for beyond them. */
const BEYOND_MS = 40 * 86_400_000

/** From and to when the shifts of a month are asked for: its weeks, and some time around them. */
export function monthSpan(month: string, zone: string): { from: string; to: string } {
  const weeks = weeksOfMonth(month, zone)
  const [from, to] = [weeks[0]?.from ?? 0, weeks.at(-1)?.to ?? 0]
  return { from: new Date(from - BEYOND_MS).toISOString(), to: new Date(to + BEYOND_MS).toISOString() }
}
