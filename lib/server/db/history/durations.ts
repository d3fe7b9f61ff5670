import type { Actor } from '@/lib/domain/actor'
import { incidentKeyOf, type Severity, severitySchema } from '@/lib/domain/incident/values'
import {
  type Dot,
  DURATION_NAMES,
  type DurationName,
  type DurationRow,
  type Durations,
  MAX_DURATION_DOTS,
} from '@/lib/domain/metrics/durations'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { EMPTY_SPREAD, millisecondsBetween, spreadIn, stepOf } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** From where to where each duration runs, as `DURATIONS` says it. */
const ends: Record<DurationName, { from: Sql; to: Sql }> = {
  detect: { from: sql`impact_started_at`, to: sql`detected_at` },
  acknowledge: { from: sql`first_paged_at`, to: sql`acknowledged_at` },
  mobilise: { from: sql`declared_at`, to: sql`mobilised_at` },
  'first-mitigation': { from: sql`declared_at`, to: sql`first_mitigation_at` },
  mitigate: { from: sql`coalesce(impact_started_at, declared_at)`, to: sql`mitigated_at` },
  resolve: { from: sql`declared_at`, to: sql`resolved_at` },
}
/** The one that may be timed from its second-best beginning. */
const mayFallBack = (name: DurationName): boolean => name === 'mitigate'

/** A column of milliseconds between two instants. */
export const millisecondsFrom = (from: Sql, to: Sql): Sql => sql`round(date_part('epoch', ${to} - ${from}) * 1000)`

/** A column of ours, named by a duration. */
const column = (name: DurationName, kin = ''): Sql => ({ strings: [`"${name}${kin}"`], values: [] })
const forEach = (of: (name: DurationName) => Sql): Sql =>
  DURATION_NAMES.map(of).reduce((left, right) => sql`${left}, ${right}`)

/** The incidents that are counted, with each duration in milliseconds; null where it is not known. */
const timedIn = (actor: Actor, filter: HistoryFilter): Sql =>
  sql`(select number, title, severity, declared_at, detected_by, impact_started_at is null as is_fallback,
      ${forEach((name) => sql`${millisecondsBetween(ends[name].from, ends[name].to)} as ${column(name)}`)}
    from ${countedMeasures(actor, filter)} counted)`

type SpreadRow = Record<DurationName, Spread> &
  Durations['detection'] & { severity: Severity | null; total: number; fallbacks: number }

/** The SQL form of `durationsOf`: every row is read once for the figures, and once for the dots. */
export async function readDurations(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<Durations> {
  const spreads = await rowsOf<SpreadRow>(
    tx,
    sql`select severity, count(*)::int as total, ${forEach((name) => sql`${spreadIn(column(name))} as ${column(name)}`)},
        count(${column('mitigate')}) filter (where is_fallback)::int as fallbacks,
        count(*) filter (where detected_by in ('monitoring', 'us'))::int as us,
        count(*) filter (where detected_by = 'customer')::int as customer,
        count(*) filter (where detected_by is null)::int as unknown
      from ${timedIn(actor, filter)} timed group by grouping sets ((severity), ())`,
  )
  const all = spreads.find(({ severity }) => severity === null)
  const steps = DURATION_NAMES.map((name) => stepOf(all?.[name].n ?? 0, MAX_DURATION_DOTS))
  const placed = await readPlaced(tx, actor, filter, steps)
  const rowOf = (name: DurationName, index: number): DurationRow => {
    const { n } = all?.[name] ?? EMPTY_SPREAD
    const of = (severity: Severity) =>
      spreadFrom(spreads.find((row) => row.severity === severity)?.[name] ?? EMPTY_SPREAD)
    return {
      ...spreadFrom(all?.[name] ?? EMPTY_SPREAD),
      fallbacks: mayFallBack(name) ? (all?.fallbacks ?? 0) : 0,
      missing: (all?.total ?? 0) - n,
      bySeverity: Object.fromEntries(severitySchema.options.map((each) => [each, of(each)])) as Record<
        Severity,
        Spread
      >,
      dots: placed.flatMap((row) => dotsIn(row, name, steps[index] ?? 1)),
      isSampled: n > MAX_DURATION_DOTS,
    }
  }
  return {
    rows: Object.fromEntries(DURATION_NAMES.map((name, index) => [name, rowOf(name, index)])) as Durations['rows'],
    detection: { us: all?.us ?? 0, customer: all?.customer ?? 0, unknown: all?.unknown ?? 0 },
  }
}

type PlacedRow = Record<DurationName, number | null> &
  Record<`${DurationName} place`, number> & { number: number; title: string; severity: Severity; isFallback: boolean }

/** The incidents of which a dot is drawn. The place of a dot is how many there are of its duration up to it. */
const readPlaced = (tx: Tx, actor: Actor, filter: HistoryFilter, steps: number[]): Promise<PlacedRow[]> =>
  rowsOf<PlacedRow>(
    tx,
    sql`select number, title, severity, is_fallback as "isFallback", ${forEach((name) => column(name))},
        ${forEach((name) => column(name, ' place'))}
      from (select *, ${forEach((name) => sql`(count(${column(name)}) over so_far)::int as ${column(name, ' place')}`)}
        from ${timedIn(actor, filter)} timed
        window so_far as (order by declared_at, number rows unbounded preceding)) placed
      where ${DURATION_NAMES.map((name, index) => isDrawn(name, steps[index] ?? 1)).reduce(
        (left, right) => sql`${left} or ${right}`,
      )}
      order by declared_at, number`,
  )

const isDrawn = (name: DurationName, step: number): Sql =>
  sql`${column(name)} is not null and (${column(name, ' place')} - 1) % ${step}::int = 0`

function dotsIn(row: PlacedRow, name: DurationName, step: number): Dot[] {
  const ms = row[name]
  if (ms === null || (row[`${name} place`] - 1) % step !== 0) return []
  const { number, title, severity } = row
  return [{ key: incidentKeyOf(number), title, severity, ms, isFallback: mayFallBack(name) && row.isFallback }]
}
