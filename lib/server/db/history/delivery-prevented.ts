import type { Actor } from '@/lib/domain/actor'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import {
  type DeliveryPrevented,
  longestFirst,
  MAX_PREVENTING,
  preventedWeeks,
} from '@/lib/domain/metrics/delivery-prevented'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { readBucketRefs } from '@/lib/server/db/history/incident-refs'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

interface PreventingRow {
  number: number
  title: string
  ms: number
  isRunning: boolean
  n: number
  running: number
}

const milliseconds = (interval: Sql): Sql => sql`(extract(epoch from ${interval}) * 1000)::float8`

/** The SQL form of `deliveryPreventedOf`. */
export async function readDeliveryPrevented(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
): Promise<DeliveryPrevented> {
  const spans = sql`(select counted.incident_id, counted.number, counted.declared_at, counted.title, span.from_at,
      coalesce(span.to_at, ${now}::timestamptz) as to_at, span.to_at is null as is_running
    from incident_delivery_span span
    join ${countedMeasures(actor, filter)} counted on counted.incident_id = span.incident_id)`
  const weeks = await rowsOf<{ week: string; ms: number }>(
    tx,
    sql`select ${dayIn(bucketIn(sql`begin_at`, 'week'))} as week,
        sum(${milliseconds(sql`least(upper(stretch), begin_at + interval '168 hours') - greatest(lower(stretch), begin_at)`)}) as ms
      from (select unnest(range_agg(tstzrange(from_at, to_at))) as stretch from ${spans} span where to_at > from_at) joined
      cross join lateral generate_series(
        date_trunc('week', lower(stretch), 'UTC'), upper(stretch) - interval '1 millisecond', interval '168 hours') begin_at
      group by 1`,
  )
  const refsOf = await readBucketRefs(
    tx,
    sql`(select ${bucketIn(sql`begin_at`, 'week')} as bucket, incident_id, number, declared_at from ${spans} span
      cross join lateral generate_series(
        date_trunc('week', from_at, 'UTC'), to_at - interval '1 millisecond', interval '168 hours') begin_at
      where to_at > from_at)`,
  )
  const incidents = await rowsOf<PreventingRow>(
    tx,
    sql`select number, title, ms, "isRunning", (count(*) over ())::int as n,
        (count(*) filter (where "isRunning") over ())::int as running
      from (select incident_id, number, title, bool_or(is_running) as "isRunning",
          sum(greatest(0, ${milliseconds(sql`to_at - from_at`)})) as ms
        from ${spans} span group by incident_id, number, title) preventing
      order by ms desc, number limit ${MAX_PREVENTING}`,
  )
  return {
    n: incidents[0]?.n ?? 0,
    running: incidents[0]?.running ?? 0,
    ms: weeks.reduce((sum, { ms }) => sum + ms, 0),
    weeks: preventedWeeks(
      weeks.map(({ week, ms }) => ({ week, ms, ...refsOf(week) })),
      now,
    ),
    incidents: longestFirst(
      incidents.map(({ number, title, ms, isRunning }) => ({
        number,
        incident: { key: incidentKeyOf(number), title },
        ms,
        isRunning,
      })),
    ),
  }
}
