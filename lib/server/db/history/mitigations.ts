import type { Actor } from '@/lib/domain/actor'
import { type MitigationKind, mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import { incidentKeyOf, type Severity } from '@/lib/domain/incident/values'
import { MAX_DOTS } from '@/lib/domain/metrics/durations'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import type { MitigationCounts, Mitigations } from '@/lib/domain/metrics/mitigations'
import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { EMPTY_SPREAD, millisecondsBetween, spreadIn } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

type Kind = MitigationKind | null

/** Null for all kinds. */
type CountRow = Omit<MitigationCounts, 'toEffect'> & { kind: Kind }

interface Found {
  counts: CountRow[]
  spreads: { kind: Kind; spread: Spread }[]
  dots: { number: number; title: string; severity: Severity; kind: MitigationKind; ms: number }[]
  shares: { whole: number; levers: number; leverFirst: number; triedBefore: Spread }
  began: { part: number; whole: number }
}

const NO_COUNTS: Omit<MitigationCounts, 'toEffect'> = {
  proposed: 0,
  tried: 0,
  running: 0,
  worked: 0,
  noEffect: 0,
  madeWorse: 0,
  reverted: 0,
  abandoned: 0,
}

/** The SQL form of `mitigationsOf`. */
export async function readMitigations(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<Mitigations> {
  const [found] = await rowsOf<Found>(tx, statement(actor, filter))
  if (!found) throw new Error('A statement of aggregates has no row')
  const { counts, spreads, dots, shares, began } = found
  const countsOf = (kind: Kind): MitigationCounts => {
    const { kind: _, ...row } = counts.find((one) => one.kind === kind) ?? { kind, ...NO_COUNTS }
    const spread = spreads.find((one) => one.kind === kind)?.spread
    return { ...row, toEffect: spread ? spreadFrom(spread) : EMPTY_SPREAD }
  }
  const all = countsOf(null)
  return {
    incidents: { part: began.whole, whole: shares.whole },
    all,
    rows: mitigationKindSchema.options
      .map((kind) => ({ kind, ...countsOf(kind) }))
      .filter(({ proposed }) => proposed > 0),
    triedBefore: spreadFrom(shares.triedBefore),
    rollbackFirst: began,
    leverFirst: { part: shares.leverFirst, whole: shares.levers },
    dots: dots.map(({ number, title, severity, kind, ms }) => ({
      key: incidentKeyOf(number),
      title,
      severity,
      kind,
      ms,
    })),
    isSampled: all.toEffect.n > MAX_DOTS,
  }
}

const ofState = (...states: string[]): Sql =>
  sql`count(*) filter (where started_at is not null and state = any(${states}::text[]))`

/** One pass over the mitigations of the incidents that are counted; titles are looked up for the dots alone. */
const statement = (actor: Actor, filter: HistoryFilter): Sql => sql`
  with counted as materialized (
    select incident_id, began_with_lever, tried_before_worked from ${countedMeasures(actor, filter)} counted),
  tried as materialized (
    select one.incident_id, one.mitigation_id, one.kind, one.state, one.started_at,
      case when one.state = 'worked' then ${millisecondsBetween(sql`one.started_at`, sql`one.ended_at`)} end as ms
    from incident_mitigation one join counted on counted.incident_id = one.incident_id),
  counts as (
    select kind, count(*) as proposed, count(started_at) as tried, ${ofState('in-progress', 'watching')} as running,
      ${ofState('worked')} as worked, ${ofState('no-effect')} as "noEffect", ${ofState('made-worse')} as "madeWorse",
      ${ofState('reverted')} as reverted, ${ofState('abandoned')} as abandoned
    from tried group by grouping sets ((kind), ())),
  spreads as (
    select kind, ${spreadIn(sql`ms`)} as spread from tried where ms is not null group by grouping sets ((kind), ())),
  shares as (
    select count(*) as whole, count(began_with_lever) as levers,
      count(*) filter (where began_with_lever) as "leverFirst", ${spreadIn(sql`tried_before_worked`)} as "triedBefore"
    from counted),
  began as (
    select count(*) as whole, count(*) filter (where rolled_back_at = first_at) as part
    from (select min(started_at) as first_at, min(started_at) filter (where kind = 'roll-back') as rolled_back_at
      from tried where started_at is not null group by incident_id) first),
  placed as (
    select incident_id, kind, ms, row_number() over (order by started_at, mitigation_id collate "C") - 1 as place,
      count(*) over () as n
    from tried where ms is not null),
  dots as (
    select measure.number, measure.title, measure.severity, placed.kind, placed.ms
    from placed join incident_measure measure on measure.incident_id = placed.incident_id
    where placed.place % greatest(1, ceil(placed.n / ${MAX_DOTS}::numeric))::int = 0 order by placed.place)
  select (select json_agg(counts) from counts) as counts, (select json_agg(spreads) from spreads) as spreads,
    (select coalesce(json_agg(dots), '[]') from dots) as dots, (select to_json(shares) from shares) as shares,
    (select to_json(began) from began) as began`
