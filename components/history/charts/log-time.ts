import { scaleLog } from 'd3-scale'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface TimeTick {
  ms: number
  label: string
  /** Left out where there is little room. */
  isMinor?: boolean
}

const TICKS: readonly TimeTick[] = [
  { ms: SECOND, label: '1 s' },
  { ms: 10 * SECOND, label: '10', isMinor: true },
  { ms: MINUTE, label: '1 min' },
  { ms: 5 * MINUTE, label: '5' },
  { ms: 15 * MINUTE, label: '15', isMinor: true },
  { ms: HOUR, label: '1 h' },
  { ms: 4 * HOUR, label: '4 h', isMinor: true },
  { ms: DAY, label: '24 h' },
  { ms: 7 * DAY, label: '7 d' },
  { ms: 30 * DAY, label: '30 d' },
  { ms: 365 * DAY, label: '1 y' },
]

/** An axis begins and ends at one of these, so that the same selection keeps its axis. */
const BEGINNINGS = [MINUTE, SECOND]
const ENDS = [DAY, 7 * DAY, 30 * DAY, 365 * DAY]

export interface LogTime {
  /** Where a duration stands, from 0 to 100; what lies outside stands at the edge. */
  x: (ms: number) => number
  ticks: TimeTick[]
}

/** A logarithmic axis of time, from a minute to a day, or as far as the durations need it. */
export function logTime(durations: Iterable<number>): LogTime {
  let [least, most] = [MINUTE, DAY]
  for (const ms of durations) {
    least = Math.min(least, ms)
    most = Math.max(most, ms)
  }
  const begin = BEGINNINGS.find((one) => one <= least) ?? SECOND
  const end = ENDS.find((one) => one >= most) ?? 365 * DAY
  const scale = scaleLog([begin, end], [0, 100]).clamp(true)
  return {
    // Rounded, because logarithms of server and browser differ in their last digit, and what is hydrated must be the same.
    x: (ms) => Math.round(scale(Math.max(ms, begin)) * 100) / 100,
    ticks: TICKS.filter(({ ms }) => ms >= begin && ms <= end),
  }
}

/** A number from -1 to 1 that is the same for a name everywhere, so that a dot never jumps. */
export function jitterOf(name: string): number {
  let hash = 2_166_136_261
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return ((hash >>> 8) % 2001) / 1000 - 1
}
