import { type ChosenFilters, chosenFiltersOf, queryOfFilters } from '@/lib/domain/history/chosen-filters'
import { type BucketUnit, beginningOfBucket, bucketAfter } from '@/lib/domain/metrics/buckets'
import type { MetricAnswer } from '@/lib/domain/metrics/metric'

/** What a page of figures looks back on until a period is chosen; the list looks back on all time. */
const INITIAL_PERIOD = '52w'

/** The list of the incidents behind a part of a figure: under the filters of the page, and these. */
export function listPath(query: string, changes: Partial<ChosenFilters>): string {
  const filters = { ...chosenFiltersOf(new URLSearchParams(query)), ...changes }
  const isBounded = filters.from !== null || filters.to !== null
  const period = filters.period ?? (isBounded ? null : INITIAL_PERIOD)
  return `/history/incidents?${queryOfFilters({ ...filters, period })}`
}

/**
 * The same of those that have one value of a filter. None for a value beside those that are chosen: the list has any of
 * its values, and cannot ask for this one and one of those.
 */
export function listPathOf(
  query: string,
  name: 'service' | 'category',
  value: string,
  changes: Partial<ChosenFilters> = {},
): string | undefined {
  const chosen = chosenFiltersOf(new URLSearchParams(query))[name]
  const isSaid = chosen.length === 0 || chosen.includes(value)
  return isSaid ? listPath(query, { ...changes, [name]: [value] }) : undefined
}

/** The changes that look at one bucket only, at no more of it than the figure counts. */
export function within(
  bucket: string,
  unit: BucketUnit,
  { from, to }: Pick<MetricAnswer, 'from' | 'to'>,
): Partial<ChosenFilters> {
  const next = bucketAfter(bucket, unit)
  return {
    period: null,
    from: from !== null && from > beginningOfBucket(bucket) ? from : bucket,
    to: to !== null && to < beginningOfBucket(next) ? to : next,
  }
}
