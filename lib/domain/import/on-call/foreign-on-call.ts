import type { Layer, WeekWindow } from '../../on-call/rota'
import { MAX_WINDOWS } from '../../on-call/rota'
import { isTimeZone, wallClockAt } from '../../zoned-instant'

/** Rotas, policies and people as another tool has them, in our terms; ids are theirs. */
export interface ForeignOnCall {
  people: ForeignPerson[]
  teams: ForeignTeam[]
  rotas: ForeignRota[]
  policies: ForeignPolicy[]
}

export interface ForeignPerson {
  foreignId: string
  name: string
  email: string
}

export interface ForeignTeam {
  foreignId: string
  name: string
  memberIds: string[]
}

export interface ForeignLayer extends Omit<Layer, 'participantIds'> {
  /** People by their ids there, in order. */
  participants: string[]
}

export interface ForeignRota {
  foreignId: string
  name: string
  zone: string
  teamId: string | null
  layers: ForeignLayer[]
  /** What of it could not be carried over, in sentences. */
  remarks: string[]
}

export interface ForeignTarget {
  kind: 'person' | 'rota' | 'team'
  foreignId: string
}

export interface ForeignPolicy {
  foreignId: string
  name: string
  teamId: string | null
  steps: { afterMinutes: number; targets: ForeignTarget[] }[]
  repeat: number
  remarks: string[]
}

const DAY_MINUTES = 24 * 60
const WEEK_MINUTES = 7 * DAY_MINUTES

/**
 * A day and a time of day on the clocks of a zone; null for what is no instant. A zone that there is not is taken for
 * UTC: the rota that names it is left out for that.
 */
export function wallOf(instant: string, zone: string): { day: string; time: string } | null {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return null
  const wall = new Date(wallClockAt(at, isTimeZone(zone) ? zone : 'UTC')).toISOString()
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) }
}

/** A turn of so many seconds as hours, days or weeks; null when it is no whole number of hours. */
export function turnOf(seconds: number): Layer['turn'] | null {
  for (const [unit, length] of [
    ['weeks', 604_800],
    ['days', 86_400],
    ['hours', 3_600],
  ] as const) {
    const count = seconds / length
    if (Number.isInteger(count) && count >= 1 && count <= 1000) return { count, unit }
  }
  return null
}

/** Minutes of the week from Monday 00:00 on. */
export interface WeekSpan {
  from: number
  minutes: number
}

/**
 * Windows for spans of the week: those that touch or overlap become one, so that a whole week is none (`[]`: always).
 * Null when there are more than a layer may have, or none is left open.
 */
export function windowsOf(spans: readonly WeekSpan[]): WeekWindow[] | null {
  const isOpen = new Uint8Array(WEEK_MINUTES)
  for (const { from, minutes } of spans) {
    for (let minute = 0; minute < Math.min(minutes, WEEK_MINUTES); minute++) isOpen[(from + minute) % WEEK_MINUTES] = 1
  }
  if (isOpen.every((open) => open === 1)) return []
  const begins = [...isOpen.keys()].filter(
    (minute) => isOpen[minute] && !isOpen[(minute + WEEK_MINUTES - 1) % WEEK_MINUTES],
  )
  if (begins.length === 0 || begins.length > MAX_WINDOWS) return null
  return begins.map((from) => {
    let to = from
    while (isOpen[to % WEEK_MINUTES]) to += 1
    return { from: momentOf(from), to: momentOf(to % WEEK_MINUTES) }
  })
}

const two = (value: number): string => String(value).padStart(2, '0')

function momentOf(minute: number): WeekWindow['from'] {
  const ofDay = minute % DAY_MINUTES
  return { weekday: Math.floor(minute / DAY_MINUTES) + 1, time: `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}` }
}

/** The same span on each day of the week. */
export const everyDay = (from: number, minutes: number): WeekSpan[] =>
  Array.from({ length: 7 }, (_, day) => ({ from: day * DAY_MINUTES + from, minutes }))

/** A minute of a day as a minute of the week. `weekday` is 1 on Monday, `from` minutes since midnight. */
export const onDay = (weekday: number, from: number): number => (weekday - 1) * DAY_MINUTES + from
