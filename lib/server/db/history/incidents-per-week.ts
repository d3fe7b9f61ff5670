import type { Actor } from '@/lib/domain/actor'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import {
  type BySeverity,
  controlChart,
  type IncidentsPerWeek,
  MAX_ORDINARY_REFS,
  MAX_WEEK_REFS,
  type Week,
} from '@/lib/domain/metrics/incidents-per-week'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { namedIncidents, type RefRow, refIn } from '@/lib/server/db/history/incident-refs'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** The SQL form of `incidentsPerWeekOf`. */
export async function readIncidentsPerWeek(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
): Promise<IncidentsPerWeek> {
  const rows = await rowsOf<BySeverity & { week: string }>(
    tx,
    sql`select ${dayIn(sql`week`)} as week,
        count(*) filter (where severity = 'sev1')::int as sev1, count(*) filter (where severity = 'sev2')::int as sev2,
        count(*) filter (where severity = 'sev3')::int as sev3, count(*) filter (where severity = 'sev4')::int as sev4
      from (select severity, ${bucketIn(sql`declared_at`, 'week')} as week
        from ${countedMeasures(actor, filter)} counted) dated group by dated.week`,
  )
  const chart = controlChart(
    rows.map(({ week, ...counts }) => ({ week, counts })),
    filter,
    await readFirst(tx, actor, filter),
    now,
  )
  const refs = await readRefs(tx, actor, filter, chart.weeks)
  return { ...chart, weeks: chart.weeks.map((week) => ({ ...week, incidents: refs.get(week.week) ?? [] })) }
}

/** When the first incident was declared that a filter lets through, whatever its period. */
async function readFirst(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<string | null> {
  const [row] = await rowsOf<{ at: Date }>(
    tx,
    sql`select declared_at as at from ${countedMeasures(actor, { ...filter, from: null, to: null })} counted
      order by declared_at limit 1`,
  )
  return row?.at.toISOString() ?? null
}

async function readRefs(tx: Tx, actor: Actor, filter: HistoryFilter, weeks: readonly Week[]) {
  const outside = weeks.filter((week) => week.outside !== null).map(({ week }) => week)
  const rows = await rowsOf<RefRow & { week: string }>(
    tx,
    sql`select ${dayIn(sql`week`)} as week, named.number, named.title, named.severity from (
        select week, incident_id, row_number() over (partition by week order by declared_at desc, number desc) as place
        from (select incident_id, number, declared_at, ${bucketIn(sql`declared_at`, 'week')} as week
          from ${countedMeasures(actor, filter)} counted) dated
      ) placed ${namedIncidents}
      where place <= ${MAX_WEEK_REFS}::int
        and (place <= ${MAX_ORDINARY_REFS}::int or week = any(${outside}::timestamp[]))
      order by placed.week, place`,
  )
  const byWeek = Map.groupBy(rows, ({ week }) => week)
  return new Map([...byWeek].map(([week, ofWeek]) => [week, ofWeek.map(refIn)]))
}
