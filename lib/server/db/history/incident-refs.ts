import { incidentKeyOf, type Severity } from '@/lib/domain/incident/values'
import { type BucketRefs, type IncidentRef, MAX_BUCKET_REFS, NO_REFS } from '@/lib/domain/metrics/incident-ref'
import { dayIn } from '@/lib/server/db/history/buckets'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** The columns that a point's incidents are named by. */
export interface RefRow {
  number: number
  title: string
  severity: Severity
}

export const refIn = ({ number, title, severity }: RefRow): IncidentRef => ({
  key: incidentKeyOf(number),
  title,
  severity,
})

/**
 * Names the incidents of a table called `placed` of a few rows, as `named`: one look at each. On its own the planner
 * would read all incidents, for it cannot know how few are left.
 */
export const namedIncidents = sql`cross join lateral (
  select number, title, severity from incident_measure where incident_id = placed.incident_id offset 0) named`

export interface BucketRefRow extends RefRow {
  bucket: string
  incidentCount: number
}

/**
 * The SQL form of `bucketRefs`, for a table of `bucket`, `incident_id`, `number` and `declared_at` that may name an
 * incident of a bucket more than once.
 */
export const bucketRefsIn = (pairs: Sql): Sql =>
  sql`(select ${dayIn(sql`placed.bucket`)} as bucket, named.number, named.title, named.severity,
      placed.total as "incidentCount"
    from (
      select bucket, incident_id, (count(*) over (partition by bucket))::int as total,
        row_number() over (partition by bucket order by declared_at desc, number desc) as place
      from (select distinct bucket, incident_id, number, declared_at from ${pairs} pair) once
    ) placed ${namedIncidents}
    where placed.place <= ${MAX_BUCKET_REFS}::int order by placed.bucket, placed.place)`

export const readBucketRefs = async (tx: Tx, pairs: Sql): Promise<(bucket: string) => BucketRefs> =>
  refsByBucket(await rowsOf<BucketRefRow>(tx, sql`select * from ${bucketRefsIn(pairs)} refs`))

/** What rows of `bucketRefsIn` say of a bucket. */
export function refsByBucket(rows: readonly BucketRefRow[]): (bucket: string) => BucketRefs {
  const byBucket = Map.groupBy(rows, ({ bucket }) => bucket)
  return (bucket) => {
    const of = byBucket.get(bucket)
    return of?.[0] ? { incidents: of.map(refIn), incidentCount: of[0].incidentCount } : NO_REFS
  }
}
