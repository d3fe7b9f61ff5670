import type { Actor } from '@/lib/domain/actor'
import { type MitigationKind, mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import { MAX_DOTS } from '@/lib/domain/metrics/durations'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import type { MitigationCounts, MitigationDot, Mitigations } from '@/lib/domain/metrics/mitigations'
import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { EMPTY_SPREAD, millisecondsBetween, spreadIn, stepOf } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

type CountRow = MitigationCounts & { kind: MitigationKind | null }

const NO_COUNTS: MitigationCounts = {
  proposed: 0,
  tried: 0,
  running: 0,
  worked: 0,
  noEffect: 0,
  madeWorse: 0,
  reverted: 0,
  abandoned: 0,
  toEffect: EMPTY_SPREAD,
}

/** Mitigations of the incidents that are counted, with their time to effect, called `tried`. */
const triedIn = (actor: Actor, filter: HistoryFilter): Sql =>
  sql`(select one.incident_id, one.mitigation_id, one.kind, one.state, one.started_at, counted.number, counted.title,
      counted.severity,
      case when one.state = 'worked' then ${millisecondsBetween(sql`one.started_at`, sql`one.ended_at`)} end as ms
    from incident_mitigation one join ${countedMeasures(actor, filter)} counted on counted.incident_id = one.incident_id)`

/** The SQL form of `mitigationsOf`. */
export async function readMitigations(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<Mitigations> {
  const counts = await readCounts(tx, actor, filter)
  const all = counts.find(({ kind }) => kind === null)
  const { proposed, tried, running, worked, noEffect, madeWorse, reverted, abandoned, toEffect } = all ?? NO_COUNTS
  return {
    ...(await readShares(tx, actor, filter)),
    all: { proposed, tried, running, worked, noEffect, madeWorse, reverted, abandoned, toEffect },
    rows: mitigationKindSchema.options.flatMap((kind) => {
      const row = counts.find((one) => one.kind === kind)
      return row ? [{ ...row, kind }] : []
    }),
    dots: await readDots(tx, actor, filter, stepOf(toEffect.n, MAX_DOTS)),
    isSampled: toEffect.n > MAX_DOTS,
  }
}

async function readCounts(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<CountRow[]> {
  const ofState = (...states: string[]) =>
    sql`count(*) filter (where started_at is not null and state = any(${states}::text[]))::int`
  const rows = await rowsOf<CountRow>(
    tx,
    sql`select kind, count(*)::int as proposed, count(started_at)::int as tried,
        ${ofState('in-progress', 'watching')} as running, ${ofState('worked')} as worked,
        ${ofState('no-effect')} as "noEffect", ${ofState('made-worse')} as "madeWorse",
        ${ofState('reverted')} as reverted, ${ofState('abandoned')} as abandoned, ${spreadIn(sql`ms`)} as "toEffect"
      from ${triedIn(actor, filter)} tried group by grouping sets ((kind), ())`,
  )
  return rows.map((row) => ({ ...row, toEffect: spreadFrom(row.toEffect) }))
}

interface ShareRow {
  whole: number
  levers: number
  leverFirst: number
  triedBefore: Spread
}

async function readShares(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
): Promise<Pick<Mitigations, 'incidents' | 'leverFirst' | 'rollbackFirst' | 'triedBefore'>> {
  const [shares] = await rowsOf<ShareRow>(
    tx,
    sql`select count(*)::int as whole, count(began_with_lever)::int as levers,
        count(*) filter (where began_with_lever)::int as "leverFirst", ${spreadIn(sql`tried_before_worked`)} as "triedBefore"
      from ${countedMeasures(actor, filter)} counted`,
  )
  const [rollbacks] = await rowsOf<{ part: number; whole: number }>(
    tx,
    sql`select count(*)::int as whole, count(*) filter (where rolled_back_at = first_at)::int as part
      from (select min(started_at) as first_at, min(started_at) filter (where kind = 'roll-back') as rolled_back_at
        from ${triedIn(actor, filter)} tried where started_at is not null group by incident_id) began`,
  )
  const { whole, levers, leverFirst, triedBefore } = shares ?? {
    whole: 0,
    levers: 0,
    leverFirst: 0,
    triedBefore: EMPTY_SPREAD,
  }
  return {
    incidents: { part: rollbacks?.whole ?? 0, whole },
    triedBefore: spreadFrom(triedBefore),
    rollbackFirst: { part: rollbacks?.part ?? 0, whole: rollbacks?.whole ?? 0 },
    leverFirst: { part: leverFirst, whole: levers },
  }
}

async function readDots(tx: Tx, actor: Actor, filter: HistoryFilter, step: number): Promise<MitigationDot[]> {
  const rows = await rowsOf<Omit<MitigationDot, 'key'> & { number: number }>(
    tx,
    sql`select number, title, severity, kind, ms from (
        select number, title, severity, kind, ms,
          row_number() over (order by started_at, mitigation_id collate "C") - 1 as place
        from ${triedIn(actor, filter)} tried where ms is not null) dot
      where place % ${step}::int = 0 order by place`,
  )
  return rows.map(({ number, title, severity, kind, ms }) => ({
    key: incidentKeyOf(number),
    title,
    severity,
    kind,
    ms,
  }))
}
