import type { Actor } from '@/lib/domain/actor'
import { type MitigationKind, type MitigationState, mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import { incidentKeyOf, type Severity } from '@/lib/domain/incident/values'
import { MAX_DOTS } from '@/lib/domain/metrics/durations'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import type { MitigationCounts, Mitigations } from '@/lib/domain/metrics/mitigations'
import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { namedIncidents } from '@/lib/server/db/history/incident-refs'
import { EMPTY_SPREAD, millisecondsBetween, spreadIn } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

type Kind = MitigationKind | null

/** How many of a kind stand so. */
interface Tally {
  kind: MitigationKind
  state: MitigationState
  isTried: boolean
  count: number
}

interface Found {
  tallies: Tally[]
  /** Null for all kinds. */
  spreads: { kind: Kind; spread: Spread }[]
  dots: { number: number; title: string; severity: Severity; kind: MitigationKind; ms: number }[]
  shares: { whole: number; levers: number; leverFirst: number; triedBefore: Spread }
  rollbackFirst: number
}

function countsIn(tallies: readonly Tally[]): Omit<MitigationCounts, 'toEffect'> {
  const sum = (of: readonly Tally[]) => of.reduce((total, { count }) => total + count, 0)
  const tried = tallies.filter(({ isTried }) => isTried)
  const ofState = (...states: MitigationState[]) => sum(tried.filter(({ state }) => states.includes(state)))
  return {
    proposed: sum(tallies),
    tried: sum(tried),
    running: ofState('in-progress', 'watching'),
    worked: ofState('worked'),
    noEffect: ofState('no-effect'),
    madeWorse: ofState('made-worse'),
    reverted: ofState('reverted'),
    abandoned: ofState('abandoned'),
  }
}

/** The SQL form of `mitigationsOf`. */
export async function readMitigations(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<Mitigations> {
  const [found] = await rowsOf<Found>(tx, statement(actor, filter))
  if (!found) throw new Error('A statement of aggregates has no row')
  const { tallies, spreads, dots, shares, rollbackFirst } = found
  // Whether a lever came first is known of every incident that started something.
  const { whole, levers: began, leverFirst, triedBefore } = shares
  const countsOf = (kind: Kind): MitigationCounts => {
    const spread = spreads.find((one) => one.kind === kind)?.spread
    return {
      ...countsIn(kind === null ? tallies : tallies.filter((one) => one.kind === kind)),
      toEffect: spread ? spreadFrom(spread) : EMPTY_SPREAD,
    }
  }
  const all = countsOf(null)
  return {
    incidents: { part: began, whole },
    all,
    rows: mitigationKindSchema.options
      .map((kind) => ({ kind, ...countsOf(kind) }))
      .filter(({ proposed }) => proposed > 0),
    triedBefore: spreadFrom(triedBefore),
    rollbackFirst: { part: rollbackFirst, whole: began },
    leverFirst: { part: leverFirst, whole: began },
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

/** One pass over the mitigations of the incidents that are counted; titles are looked up for the dots alone. */
const statement = (actor: Actor, filter: HistoryFilter): Sql => sql`
  with counted as materialized (
    select incident_id, began_with_lever, tried_before_worked from ${countedMeasures(actor, filter)} counted),
  tried as materialized (
    select one.incident_id, one.mitigation_id, one.kind, one.state, one.started_at,
      case when one.state = 'worked' then ${millisecondsBetween(sql`one.started_at`, sql`one.ended_at`)} end as ms
    from incident_mitigation one join counted on counted.incident_id = one.incident_id),
  tallies as (
    select kind, state, started_at is not null as "isTried", count(*) from tried group by 1, 2, 3),
  spreads as (
    select kind, ${spreadIn(sql`ms`)} as spread from tried where ms is not null group by grouping sets ((kind), ())),
  shares as (
    select count(*) as whole, count(began_with_lever) as levers,
      count(*) filter (where began_with_lever) as "leverFirst", ${spreadIn(sql`tried_before_worked`)} as "triedBefore"
    from counted),
  rollback as (
    select incident_id, min(started_at) as started_at from tried
    where kind = 'roll-back' and started_at is not null group by incident_id),
  began as (
    select count(*) as part from rollback where not exists (
      select 1 from tried earlier
      where earlier.incident_id = rollback.incident_id and earlier.started_at < rollback.started_at)),
  placed as (
    select incident_id, kind, ms, row_number() over (order by started_at, mitigation_id collate "C") - 1 as place
    from tried where ms is not null),
  dots as (
    select named.number, named.title, named.severity, placed.kind, placed.ms from placed ${namedIncidents}
    where placed.place % (select greatest(1, ceil(count(ms) / ${MAX_DOTS}::numeric)) from tried)::int = 0
    order by placed.place)
  select (select coalesce(json_agg(tallies), '[]') from tallies) as tallies,
    (select coalesce(json_agg(spreads), '[]') from spreads) as spreads,
    (select coalesce(json_agg(dots), '[]') from dots) as dots, (select to_json(shares) from shares) as shares,
    (select part::int from began) as "rollbackFirst"`
