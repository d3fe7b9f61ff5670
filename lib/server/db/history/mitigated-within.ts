import type { Actor } from '@/lib/domain/actor'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import type { IncidentRef } from '@/lib/domain/metrics/incident-ref'
import {
  BANDS,
  besides,
  MAX_BAND_REFS,
  type MitigatedWithin,
  THRESHOLDS,
  WITHIN_TIMES,
  type WithinCounts,
} from '@/lib/domain/metrics/mitigated-within'
import { periodBefore } from '@/lib/domain/metrics/period-before'
import { shareOf } from '@/lib/domain/metrics/statistics'
import { millisecondsFrom } from '@/lib/server/db/history/durations'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { namedIncidents, type RefRow, refIn } from '@/lib/server/db/history/incident-refs'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** The SQL form of `mitigatedWithinOf`. */
export async function readMitigatedWithin(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
): Promise<MitigatedWithin> {
  const before = periodBefore(filter, now)
  const counts = await readCounts(tx, actor, filter, now)
  const refs = await readRefs(tx, actor, filter)
  return besides(counts, before && (await readCounts(tx, actor, before, now)), (_, index) => refs[index] ?? [])
}

const since = sql`coalesce(impact_started_at, declared_at)`
const isMitigated = sql`(mitigated_at is not null and mitigated_at >= ${since})`
const isWaiting = sql`(mitigated_at is null and status = 'active')`
const sortedTimes = WITHIN_TIMES.toSorted((one, other) => one - other)

interface CountRow {
  kind: 'mitigated' | 'waiting' | 'unknown'
  /** How many of the sorted times are too short for it (mitigated), or are over (waiting). */
  place: number
  n: number
  fallbacks: number
}

/** Counts each incident once, by its place among all times; sums over places then say what each time needs. */
async function readCounts(tx: Tx, actor: Actor, filter: HistoryFilter, now: string): Promise<WithinCounts> {
  const rows = await rowsOf<CountRow>(
    tx,
    sql`select kind, case kind
          when 'mitigated' then width_bucket(${millisecondsFrom(since, sql`mitigated_at`)} - 1, ${sortedTimes}::float8[])
          when 'waiting' then width_bucket(${millisecondsFrom(since, sql`${now}::timestamptz`)}, ${sortedTimes}::float8[])
          else 0 end as place,
        count(*)::int as n, count(*) filter (where impact_started_at is null)::int as fallbacks
      from (select impact_started_at, declared_at, mitigated_at,
          case when ${isMitigated} then 'mitigated' when ${isWaiting} then 'waiting' else 'unknown' end as kind
        from ${countedMeasures(actor, filter)} counted) judged
      group by 1, 2`,
  )
  const of = (kind: CountRow['kind']) => rows.filter((row) => row.kind === kind)
  const sum = (some: readonly CountRow[]) => some.reduce((total, { n }) => total + n, 0)
  const mitigated = sum(of('mitigated'))
  return {
    points: WITHIN_TIMES.map((ms) => {
      const place = sortedTimes.filter((time) => time < ms).length
      const within = sum(of('mitigated').filter((row) => row.place <= place))
      const n = mitigated + sum(of('waiting').filter((row) => row.place > place))
      return { ms, within, n, share: shareOf(within, n) }
    }),
    mitigated,
    fallbacks: of('mitigated').reduce((total, { fallbacks }) => total + fallbacks, 0),
    waiting: sum(of('waiting')),
    unknown: sum(of('unknown')),
  }
}

const bandCase: Sql = sql`case when ${isMitigated}
    then width_bucket(${millisecondsFrom(since, sql`mitigated_at`)} - 1, ${[...THRESHOLDS]}::float8[])
  when ${isWaiting} then ${BANDS.indexOf('waiting')}::int else ${BANDS.indexOf('unknown')}::int end`

/** The latest incidents of each band, in the order of `BANDS`. */
async function readRefs(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<IncidentRef[][]> {
  const rows = await rowsOf<RefRow & { band: number }>(
    tx,
    sql`select band, named.number, named.title, named.severity from (
        select band, incident_id, row_number() over (partition by band order by declared_at desc, number desc) as place
        from (select incident_id, number, declared_at, ${bandCase} as band
          from ${countedMeasures(actor, filter)} counted) banded
      ) placed ${namedIncidents}
      where place <= ${MAX_BAND_REFS}::int order by band, place`,
  )
  return BANDS.map((_, index) => rows.filter(({ band }) => band === index).map(refIn))
}
