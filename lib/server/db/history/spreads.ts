import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { type Sql, sql } from '@/lib/server/db/sql'

/**
 * A column of a spread as JSON, of milliseconds or counts that are null where they are not known; a figure may ignore
 * some.
 */
export const spreadIn = (value: Sql): Sql =>
  sql`json_build_object('n', count(${value}),
    'median', percentile_cont(0.5) within group (order by ${value}),
    'p75', percentile_cont(0.75) within group (order by ${value}),
    'p90', percentile_cont(0.9) within group (order by ${value}))`

/** A spread without a value. */
export const EMPTY_SPREAD: Spread = spreadFrom({ n: 0, median: null, p75: null, p90: null })

/** Milliseconds between two instants; null when either is missing or they stand the wrong way round. */
export const millisecondsBetween = (from: Sql, to: Sql): Sql =>
  sql`(case when ${to} >= ${from} then round(date_part('epoch', ${to} - ${from}) * 1000) end)`

/** The share of a sample: each n-th of so many, so that at most as many remain as are drawn. */
export const stepOf = (count: number, most: number): number => Math.max(1, Math.ceil(count / most))
