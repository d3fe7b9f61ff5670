import type { HistoryFilter } from './history-filter'

/** What figures over time are counted by. Weeks begin on Monday, and everything begins at 00:00 UTC. */
export type BucketUnit = 'week' | 'month' | 'quarter'

const DAY_MS = 24 * 3_600_000
const WEEK_MS = 7 * DAY_MS
/** 1970-01-05 was the first Monday of the epoch. */
const FIRST_MONDAY = 4 * DAY_MS

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** The day on which the bucket of an instant (or of a day) begins, as in 2026-11-23. */
export function bucketOf(at: string, unit: BucketUnit): string {
  if (unit === 'week') return dayOf(Math.floor((Date.parse(at) - FIRST_MONDAY) / WEEK_MS) * WEEK_MS + FIRST_MONDAY)
  const month = Number(at.slice(5, 7))
  const first = unit === 'month' ? month : month - ((month - 1) % 3)
  return `${at.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}

/** The day on which the bucket after this one begins. */
export function bucketAfter(day: string, unit: BucketUnit): string {
  if (unit === 'week') return dayOf(Date.parse(day) + WEEK_MS)
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return dayOf(Date.UTC(year, month - 1 + (unit === 'month' ? 1 : 3), 1))
}

/** The instant at which a bucket begins. */
export const beginningOfBucket = (day: string): string => `${day}T00:00:00.000Z`

/** The last instant that a filter lets through: nothing happens after `now`. */
export function lastInstant({ to }: Pick<HistoryFilter, 'to'>, now: string): string {
  return to !== null && to <= now ? new Date(Date.parse(to) - 1).toISOString() : now
}

/**
 * The days on which the buckets of a period begin, empty ones included: from its bound, else from the bucket of its
 * first incident, until its end or now. At most `limit`, the latest ones. None without a beginning.
 */
export function bucketsOf(
  filter: Pick<HistoryFilter, 'from' | 'to'>,
  first: string | null,
  now: string,
  unit: BucketUnit,
  limit: number,
): { days: string[]; isCut: boolean } {
  const begin = filter.from ?? first
  const days = begin === null ? [] : bucketsBetween(begin, lastInstant(filter, now), unit)
  return { days: days.slice(-limit), isCut: days.length > limit }
}

/** The days on which the buckets begin from that of one instant or day to that of another, both included. */
export function bucketsBetween(first: string, last: string, unit: BucketUnit): string[] {
  const days: string[] = []
  const end = bucketOf(last, unit)
  for (let day = bucketOf(first, unit); day <= end; day = bucketAfter(day, unit)) days.push(day)
  return days
}

/** What was found of buckets, from the first of them to that of `last`; where there was nothing, one that says so. */
export function filledIn<T>(
  found: ReadonlyMap<string, T>,
  last: string,
  unit: BucketUnit,
  empty: (bucket: string) => T,
): T[] {
  const [first] = [...found.keys()].sort()
  return first === undefined
    ? []
    : bucketsBetween(first, last, unit).map((bucket) => found.get(bucket) ?? empty(bucket))
}
