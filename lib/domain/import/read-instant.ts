import { utcOf, type WallTime, zonedInstant } from '../zoned-instant'
import type { DateOrder } from './import-mapping'

/** An instant (ISO 8601, UTC, milliseconds), or what is wrong with the text. */
export type ReadInstant = { at: string; problem?: undefined } | { at?: undefined; problem: string }

const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?`
const offset = String.raw`\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[t\s,]+${clock}${offset}$`, 'i')
const yearLast = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})[t\s,]+${clock}${offset}$`, 'i')
const dayAlone = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$/
const EPOCH = /^\d{10}(?:\d{3})?$/

/**
 * Reads a time of a file: ISO 8601, the day or the month first when the file is said to write it so, or seconds or
 * milliseconds since 1970. A time that names no zone is one of `zone`. A day without a time of day is refused:
 * durations made of midnights would be wrong.
 */
export function readInstant(text: string, order: DateOrder, zone: string): ReadInstant {
  const trimmed = text.trim()
  if (EPOCH.test(trimmed)) return inRange(Number(trimmed) * (trimmed.length === 10 ? 1000 : 1), trimmed)
  if (dayAlone.test(trimmed)) return { problem: `“${shown(trimmed)}” has no time of day` }
  const wall = wallOf(trimmed, order)
  if (!wall) return { problem: `“${shown(trimmed)}” is not a time that can be read` }
  const instant =
    wall.offsetMinutes === null ? zonedInstant(wall.time, zone) : withOffset(wall.time, wall.offsetMinutes)
  return instant === null
    ? { problem: `“${shown(trimmed)}” is not a day and time that exist` }
    : inRange(instant, trimmed)
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

function inRange(instant: number, text: string): ReadInstant {
  const date = new Date(instant)
  const year = date.getUTCFullYear()
  if (!(year >= 1970 && year <= 9999)) return { problem: `“${shown(text)}” is out of range` }
  return { at: date.toISOString() }
}

function wallOf(text: string, order: DateOrder): { time: WallTime; offsetMinutes: number | null } | null {
  const first = yearFirst.exec(text)
  if (first) return timeOf(first, [1, 2, 3])
  const last = order === 'iso' ? null : yearLast.exec(text)
  return last ? timeOf(last, order === 'dmy' ? [3, 2, 1] : [3, 1, 2]) : null
}

/** `places` are those of year, month and day in the match. */
function timeOf(match: RegExpExecArray, [year, month, day]: [number, number, number]) {
  const number = (at: number) => Number(match[at] ?? 0)
  const half = match[8]?.toLowerCase().charAt(0)
  const hour = number(4)
  if (half && (hour < 1 || hour > 12)) return null
  const time: WallTime = {
    year: number(year) < 100 ? 2000 + number(year) : number(year),
    month: number(month),
    day: number(day),
    hour: half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour,
    minute: number(5),
    second: number(6),
    millisecond: Number((match[7] ?? '').slice(0, 3).padEnd(3, '0')),
  }
  return { time, offsetMinutes: minutesOf(match[9]) }
}

function minutesOf(offset: string | undefined): number | null {
  if (offset === undefined) return null
  if (!/^[+-]/.test(offset)) return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.replace(':', '').slice(3, 5))
  return offset.startsWith('-') ? -minutes : minutes
}

function withOffset(time: WallTime, minutes: number): number | null {
  const utc = utcOf(time)
  return utc === null ? null : utc - minutes * 60_000
}
