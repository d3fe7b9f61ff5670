import type { Week } from '@/components/on-call/calendar/weeks'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

/** The part of a shift that a week shows: from place to place, 0 its Monday and 7 the Monday after. */
export interface Bar {
  shift: ShiftView
  left: number
  right: number
  /** Whether the shift begins, and ends, in this week. */
  isBegin: boolean
  isEnd: boolean
}

/** Where an instant lies in a week, in days from 0 to 7. A day is as wide as any other, whether it has 23 hours or 25. */
export function placeOf({ days, from }: Week, instant: number): number {
  if (instant <= from) return 0
  const index = days.findIndex((day) => instant < day.to)
  const day = days[index]
  return day ? index + (instant - day.from) / (day.to - day.from) : days.length
}

/** The instant at a place of a week. */
export function instantAt({ days, from, to }: Week, place: number): number {
  if (place <= 0) return from
  const day = days[Math.floor(place)]
  return day ? day.from + (place - Math.floor(place)) * (day.to - day.from) : to
}

/** What a week shows of the shifts of one seat, in order. */
export const barsOf = (shifts: readonly ShiftView[], seat: Seat, week: Week): Bar[] =>
  shifts.flatMap((shift) => {
    const [from, to] = [Date.parse(shift.from), Date.parse(shift.to)]
    if (shift.seat !== seat || from >= week.to || to <= week.from) return []
    const [left, right] = [placeOf(week, from), placeOf(week, to)]
    return [{ shift, left, right, isBegin: from >= week.from, isEnd: to <= week.to }]
  })
