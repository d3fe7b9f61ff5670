import { type BucketUnit, bucketAfter, bucketOf } from './buckets'

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

/** Whether an instant lies in a period: at or after `from` and before `to`; null has no bound. */
export const isWithin = (at: string, { from, to }: { from: string | null; to: string | null }): boolean =>
  (from === null || at >= from) && (to === null || at < to)
