import type { BucketUnit } from '@/lib/domain/metrics/buckets'
import { type Sql, sql } from '@/lib/server/db/sql'

/** The instant at which the bucket of an instant begins; says in SQL what `bucketOf` says of one. */
export const bucketIn = (instant: Sql, unit: BucketUnit): Sql =>
  unit === 'week'
    ? // Quicker than the calendar, and weeks need none: 1970-01-05 was a Monday.
      sql`date_bin('7 days', ${instant} at time zone 'UTC', '1970-01-05'::timestamp)`
    : sql`date_trunc(${unit}::text, ${instant} at time zone 'UTC')`

/** The day of a bucket as text: for the few that are answered, not for every row. */
export const dayIn = (bucket: Sql): Sql => sql`to_char(${bucket}, 'YYYY-MM-DD')`
