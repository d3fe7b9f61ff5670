import { countWords } from '../count-words'
import type { PastChange } from './past-change'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How far back a room looks for what may have caused it. */
export const WINDOW_MS = 7 * DAY

/** A change is half as close as another when it is this much longer ago. */
const HALF_LIFE_MS = 12 * HOUR
const QUIET_MS = 7 * DAY
/** As many changed lines as count as much as any more. */
const LARGE = 1000

/** The most each may add; together 100. */
const WEIGHT = { time: 50, distance: 30, size: 8, quiet: 6, outcome: 6 }
/** By dependency distance: the service itself, what it uses, and what that uses. */
const NEARNESS = [WEIGHT.distance, 20, 8]

/** The levels of the bars, from the highest: at least this many points. */
const LEVELS = [
  { level: 3, from: 70 },
  { level: 2, from: 45 },
] as const

export interface Suspect extends Pick<PastChange, 'at' | 'size' | 'status' | 'kind'> {
  /** 0 on an affected service, 1 on what it uses, 2 on what that uses. */
  distance: number
  /** How long nothing had changed on its service before; null when nothing is known of before. */
  quietMs: number | null
}

/** One reason to look at a change, in words, with what it adds. */
export interface SuspicionFactor {
  points: number
  words: string
}

export interface Suspicion {
  /** 0 to 100. */
  score: number
  /** The bars. */
  level: 1 | 2 | 3
  factors: SuspicionFactor[]
}

/**
 * How much a change looks like the cause, by what is known of it alone (SPEC CHANGE-6): time before onset, distance on
 * the way of dependencies, size, the first change after a quiet time, and how it went. Never a verdict, never about a
 * person: who made it adds nothing.
 */
export function suspicionOf(change: Suspect, onset: string): Suspicion {
  const factors = [timeOf(change, onset), distanceOf(change), sizeOf(change), quietOf(change), outcomeOf(change)]
  const score = Math.round(factors.reduce((sum, { points }) => sum + points, 0))
  const level = LEVELS.find(({ from }) => score >= from)?.level ?? 1
  return {
    score,
    level,
    factors: factors.flatMap(({ points, words }) => (words ? [{ points: Math.round(points), words }] : [])),
  }
}

function timeOf({ at }: Suspect, onset: string): SuspicionFactor {
  const ms = Date.parse(onset) - Date.parse(at)
  if (ms < 0) return { points: 0, words: `${spanWords(-ms)} after it began` }
  return { points: WEIGHT.time * 2 ** (-ms / HALF_LIFE_MS), words: `${spanWords(ms)} before` }
}

function distanceOf({ distance }: Suspect): SuspicionFactor {
  const points = NEARNESS[distance] ?? 0
  if (distance === 0) return { points, words: 'same service' }
  return { points, words: distance === 1 ? 'on what it depends on' : `${distance} dependencies away` }
}

function sizeOf({ size }: Suspect): SuspicionFactor {
  // Unknown counts as the middle: it must neither hide nor accuse.
  if (size === null) return { points: WEIGHT.size / 2, words: 'size not known' }
  const points = WEIGHT.size * Math.min(1, Math.log10(1 + size) / Math.log10(1 + LARGE))
  return { points, words: countWords(size, 'changed line') }
}

function quietOf({ quietMs }: Suspect): SuspicionFactor {
  if (quietMs === null || quietMs < QUIET_MS) return { points: 0, words: '' }
  return { points: WEIGHT.quiet, words: `the first change there in ${spanWords(quietMs)}` }
}

function outcomeOf({ status }: Suspect): SuspicionFactor {
  if (status === 'failed') return { points: WEIGHT.outcome, words: 'it failed' }
  if (status === 'started') return { points: WEIGHT.outcome / 2, words: 'it has not finished' }
  return { points: 0, words: '' }
}

/** A span as people say it: "22 min", "3 h", "1 d 9 h". */
export function spanWords(ms: number): string {
  if (ms < MINUTE) return 'under a minute'
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`
  const hours = Math.floor(ms / HOUR)
  if (hours < 24) return `${hours} h`
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}
