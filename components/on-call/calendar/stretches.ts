import { instantAt } from '@/components/on-call/calendar/bars'
import type { Week } from '@/components/on-call/calendar/weeks'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

/** From when to when (ms); the end is outside. */
export interface Stretch {
  from: number
  to: number
}

const HOUR_MS = 3_600_000
/** A hand-over this near draws the pointer to it. */
const NEAR_MS = 2 * HOUR_MS
const MINUTE_MS = 60_000

/**
 * The instant that a pointer at a place of a week means: a hand-over that is near, else the nearest of the steps (hours)
 * of its day. Days of 23 or 25 hours have theirs, too.
 */
export function instantMeant(week: Week, place: number, shifts: readonly ShiftView[], stepHours: number): number {
  const exact = instantAt(week, place)
  const handOvers = shifts.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)])
  const near = nearest(handOvers, exact)
  if (near !== null && Math.abs(near - exact) <= NEAR_MS) return near
  const parts = 24 / stepHours
  return instantAt(week, Math.round(place * parts) / parts)
}

const nearest = (instants: readonly number[], to: number): number | null =>
  instants.reduce<number | null>(
    (best, one) => (best === null || Math.abs(one - to) < Math.abs(best - to) ? one : best),
    null,
  )

/** Between two instants, whichever is first, as far as it is not over; null when nothing is left of it. */
export function stretchOf(one: number, other: number, now: number): Stretch | null {
  const from = Math.max(Math.min(one, other), Math.ceil(now / MINUTE_MS) * MINUTE_MS)
  const to = Math.max(one, other)
  return from < to ? { from, to } : null
}

/**
 * What an edge of a shift that is dragged to an instant asks for. Made longer, its person takes the time that is gained
 * from a neighbour; made shorter, somebody has to take what is left, and nobody is named yet.
 */
export function stretchOfEdge(
  shift: ShiftView,
  edge: 'from' | 'to',
  instant: number,
  now: number,
): (Stretch & { personId: string | null }) | null {
  const stretch = stretchOf(Date.parse(shift[edge]), instant, now)
  if (!stretch) return null
  const isLonger = edge === 'to' ? instant > Date.parse(shift.to) : instant < Date.parse(shift.from)
  return { ...stretch, personId: isLonger ? (shift.person?.id ?? null) : null }
}
