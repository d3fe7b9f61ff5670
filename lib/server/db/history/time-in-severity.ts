import type { Actor } from '@/lib/domain/actor'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import type { BySeverity } from '@/lib/domain/metrics/incidents-per-week'
import {
  MAX_MONTH_REFS,
  monthsOf,
  NO_TIME,
  type TimeInSeverity,
  type TimeSpent,
} from '@/lib/domain/metrics/time-in-severity'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { namedIncidents, type RefRow, refIn } from '@/lib/server/db/history/incident-refs'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** Milliseconds since `elapsed_until` of what goes on, which its row does not have yet. */
export const runningMs = (now: string): Sql =>
  sql`case when status in ('active', 'mitigated')
    then greatest((extract(epoch from ${now}::timestamptz - elapsed_until) * 1000)::int8, 0) else 0 end`

/** The columns of time in a severity and status by now, of rows that have `running`. */
const inSeverity = (severity: keyof BySeverity): Sql =>
  sql`${{ strings: [`${severity}_ms`], values: [] }} + case when severity = ${severity}::severity then running else 0 end`
const inStatus = (status: 'active' | 'mitigated'): Sql =>
  sql`${{ strings: [`${status}_ms`], values: [] }} + case when status = ${status}::incident_status then running else 0 end`

const sums = sql`sum(sev1)::float8 as sev1, sum(sev2)::float8 as sev2, sum(sev3)::float8 as sev3,
  sum(sev4)::float8 as sev4`

/** Rows of counted incidents with the time in each severity (`sev1` …) and status (`active`, `mitigated`) by now. */
const spentTable = (actor: Actor, filter: HistoryFilter, now: string): Sql =>
  sql`(select incident_id, number, status as is, declared_at, ${inSeverity('sev1')} as sev1,
      ${inSeverity('sev2')} as sev2, ${inSeverity('sev3')} as sev3, ${inSeverity('sev4')} as sev4,
      ${inStatus('active')} as active, ${inStatus('mitigated')} as mitigated
    from (select *, ${runningMs(now)} as running from ${countedMeasures(actor, filter)} counted) measured)`

type SpentRow = BySeverity & TimeSpent['status'] & { month: string | null; n: number; running: number }

/** The SQL form of `timeInSeverityOf`. */
export async function readTimeInSeverity(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
): Promise<TimeInSeverity> {
  const month = bucketIn(sql`declared_at`, 'month')
  const rows = await rowsOf<SpentRow>(
    tx,
    sql`select ${dayIn(sql`month`)} as month, count(*)::int as n, ${sums}, sum(active)::float8 as active, sum(mitigated)::float8 as mitigated,
        count(*) filter (where "is" in ('active', 'mitigated'))::int as running
      from (select *, ${month} as month from ${spentTable(actor, filter, now)} spent) dated
      group by grouping sets ((dated.month), ())`,
  )
  const refs = await rowsOf<RefRow & { month: string; ms: number }>(
    tx,
    sql`select ${dayIn(sql`month`)} as month, named.number, named.title, named.severity, ms::float8 as ms from (
        select month, incident_id, ms, row_number() over (partition by month order by ms desc, number desc) as place
        from (select incident_id, number, sev1 + sev2 + sev3 + sev4 as ms, ${month} as month
          from ${spentTable(actor, filter, now)} spent) dated
      ) placed ${namedIncidents}
      where place <= ${MAX_MONTH_REFS}::int order by placed.month, place`,
  )
  const refsOf = Map.groupBy(refs, (ref) => ref.month)
  const months = rows.flatMap((row) => {
    if (row.month === null) return []
    const incidents = (refsOf.get(row.month) ?? []).map((ref) => ({ ...refIn(ref), ms: ref.ms }))
    return [{ month: row.month, ...spentIn(row), incidents }]
  })
  const all = rows.find((row) => row.month === null)
  return {
    total: all && all.n > 0 ? spentIn(all) : NO_TIME,
    running: all?.running ?? 0,
    ...monthsOf(months, filter, now),
  }
}

const spentIn = ({ n, sev1, sev2, sev3, sev4, active, mitigated }: SpentRow): TimeSpent => ({
  n,
  severity: { sev1, sev2, sev3, sev4 },
  status: { active, mitigated },
})
