import type { Actor } from '@/lib/domain/actor'
import { type InstantName, instantNameSchema } from '@/lib/domain/incident/values'
import {
  type DataQuality,
  type InstantQuality,
  MAX_WORST,
  type PoorlyKnown,
  PREDECESSORS,
} from '@/lib/domain/metrics/data-quality'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { type RefRow, refIn } from '@/lib/server/db/history/incident-refs'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

const columns: Record<InstantName, Sql> = {
  impactStartedAt: sql`impact_started_at`,
  firstSignalAt: sql`first_signal_at`,
  detectedAt: sql`detected_at`,
  firstPagedAt: sql`first_paged_at`,
  acknowledgedAt: sql`acknowledged_at`,
  mobilisedAt: sql`mobilised_at`,
  firstMitigationAt: sql`first_mitigation_at`,
  mitigatedAt: sql`mitigated_at`,
  resolvedAt: sql`resolved_at`,
  declaredAt: sql`declared_at`,
  closedAt: sql`closed_at`,
}

/** When each instant is expected, as `isExpected` says it. */
const expected: Record<InstantName, Sql> = {
  impactStartedAt: sql`severity <> 'sev4'`,
  firstSignalAt: sql`alert_count > 0`,
  detectedAt: sql`true`,
  firstPagedAt: sql`acknowledged_at is not null`,
  acknowledgedAt: sql`(first_paged_at is not null and status <> 'active')`,
  mobilisedAt: sql`(first_paged_at is not null and status <> 'active')`,
  firstMitigationAt: sql`tried_count > 0`,
  mitigatedAt: sql`status <> 'active'`,
  resolvedAt: sql`status in ('resolved', 'closed')`,
  declaredAt: sql`true`,
  closedAt: sql`status = 'closed'`,
}

const names = instantNameSchema.options
const listed = (pieces: readonly Sql[], between: Sql): Sql =>
  pieces.reduce((left, right) => sql`${left} ${between} ${right}`)

const isMissing = (name: InstantName): Sql => sql`(${columns[name]} is null and ${expected[name]})`
const isOutOfOrder = (name: InstantName): Sql => {
  const earlier = PREDECESSORS[name] ?? []
  if (earlier.length === 0) return sql`false`
  const conditions = earlier.map((one) => sql`coalesce(${columns[name]} < ${columns[one]}, false)`)
  return sql`(${listed(conditions, sql`or`)})`
}

/** A bit for each instant, so that incidents alike are counted together. */
const bits = (of: (name: InstantName) => Sql): Sql =>
  listed(
    names.map((name, index) => sql`(case when ${of(name)} then ${2 ** index}::int else 0 end)`),
    sql`+`,
  )
const missing = bits(isMissing)
const outOfOrder = bits(isOutOfOrder)

const namesIn = (mask: number): InstantName[] => names.filter((_, index) => (mask & (2 ** index)) !== 0)

/** The SQL form of `dataQualityOf`. */
export async function readDataQuality(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<DataQuality> {
  const rows = await rowsOf<InstantQuality & { place: number; n: number }>(
    tx,
    sql`with alike as materialized (
        select instant_sources, ${missing} as missing, ${outOfOrder} as wrong, count(*) as n
        from ${countedMeasures(actor, filter)} counted group by 1, 2, 3)
      select place, coalesce(sum(n), 0)::int as n,
        coalesce(sum(n) filter (where substr(instant_sources, place + 1, 1) = 'm'), 0)::int as machine,
        coalesce(sum(n) filter (where substr(instant_sources, place + 1, 1) = 'l'), 0)::int as live,
        coalesce(sum(n) filter (where substr(instant_sources, place + 1, 1) = 'w'), 0)::int as later,
        coalesce(sum(n) filter (where (missing >> place) & 1 = 1), 0)::int as missing,
        coalesce(sum(n) filter (where (wrong >> place) & 1 = 1), 0)::int as "outOfOrder"
      from generate_series(0, ${names.length - 1}::int) as place left join alike on true group by place`,
  )
  const instants = names.map((name, index): [InstantName, InstantQuality] => {
    const row = rows.find(({ place }) => place === index)
    const { machine, live, later, missing, outOfOrder } = row ?? NOTHING
    return [name, { machine, live, later, missing, outOfOrder }]
  })
  return {
    n: rows[0]?.n ?? 0,
    instants: Object.fromEntries(instants) as Record<InstantName, InstantQuality>,
    worst: await readWorst(tx, actor, filter),
  }
}

const NOTHING: InstantQuality = { machine: 0, live: 0, later: 0, missing: 0, outOfOrder: 0 }

async function readWorst(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<PoorlyKnown[]> {
  const rows = await rowsOf<RefRow & { missing: number; wrong: number }>(
    tx,
    sql`select number, title, severity, missing, wrong from (
        select number, title, severity, declared_at, ${missing} as missing, ${outOfOrder} as wrong
        from ${countedMeasures(actor, filter)} counted) judged
      where missing > 0 or wrong > 0
      order by bit_count(missing::bit(11)) + bit_count(wrong::bit(11)) desc, declared_at desc, number desc
      limit ${MAX_WORST}`,
  )
  return rows.map(({ missing, wrong, ...ref }) => ({
    ...refIn(ref),
    missing: namesIn(missing),
    outOfOrder: namesIn(wrong),
  }))
}
