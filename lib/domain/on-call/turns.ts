import type { Layer, WeekWindow } from './rota'
import { type DayNumber, dayAt, dayNumber, instantOf, mondayOf } from './zoned-days'

/** From and to which something holds, milliseconds since 1970; the end is outside. */
export interface Stretch {
  from: number
  to: number
}

const HOUR_MS = 3_600_000
const DAYS_A_WEEK = 7

/** How many days a turn of days or weeks lasts. */
const daysOf = ({ turn: { count, unit } }: Layer): number => (unit === 'weeks' ? count * DAYS_A_WEEK : count)

/** When the n-th turn of a layer begins. */
export function turnBegin(layer: Layer, zone: string, n: number): number {
  const { startsOn, handoverAt, turn } = layer
  const first = dayNumber(startsOn)
  return turn.unit === 'hours'
    ? instantOf(first, handoverAt, zone) + n * turn.count * HOUR_MS
    : instantOf(first + n * daysOf(layer), handoverAt, zone)
}

/** Which turn it is at an instant, from 0 on; null before the first. */
export function turnAt(layer: Layer, zone: string, instant: number): number | null {
  const { count, unit } = layer.turn
  const begin = turnBegin(layer, zone, 0)
  if (instant < begin) return null
  if (unit === 'hours') return Math.floor((instant - begin) / (count * HOUR_MS))
  // The hour of the hand-over decides the day of a hand-over; clocks may have been moved.
  let n = Math.floor((dayAt(instant, zone) - dayNumber(layer.startsOn)) / daysOf(layer)) + 1
  while (turnBegin(layer, zone, n) > instant) n -= 1
  return n
}

/** The hours of a window in the week that begins on a Monday. */
function windowIn({ from, to }: WeekWindow, monday: DayNumber, zone: string): Stretch {
  const isOver = to.weekday < from.weekday || (to.weekday === from.weekday && to.time <= from.time)
  const of = ({ weekday, time }: WeekWindow['from'], days: number) => instantOf(monday + weekday - 1 + days, time, zone)
  return { from: of(from, 0), to: of(to, isOver ? DAYS_A_WEEK : 0) }
}

/** The hours in which the windows of a layer are open and that touch a stretch; all of it when it has none. */
export function openHours({ windows }: Layer, zone: string, { from, to }: Stretch): Stretch[] {
  if (windows.length === 0) return [{ from, to }]
  const hours: Stretch[] = []
  const last = dayAt(to, zone)
  // A window of the week before may go on.
  for (let monday = mondayOf(dayAt(from, zone)) - DAYS_A_WEEK; monday <= last; monday += DAYS_A_WEEK) {
    for (const window of windows) hours.push(windowIn(window, monday, zone))
  }
  return hours.filter((one) => one.from < to && one.to > from && one.from < one.to)
}
