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
