import type { Actor } from '@/lib/domain/actor'
import { incidentKeyOf, type Ref } from '@/lib/domain/incident/values'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import {
  MAX_OVERDUE_PREVENTIONS,
  MAX_REPEATED,
  type PreventionMonth,
  type Preventions,
  preventionMonths,
} from '@/lib/domain/metrics/preventions'
import { spreadFrom } from '@/lib/domain/metrics/statistics'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { refIn } from '@/lib/server/db/history/crutches'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { EMPTY_SPREAD, spreadIn } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** Preventions of the incidents that are counted whenever they were declared, with when each stopped being open. */
const preventionsIn = (actor: Actor, filter: HistoryFilter): Sql =>
  sql`(select prevention.id, prevention.title, prevention.state, prevention.owner_id, prevention.due_on,
      prevention.card_id, prevention.created_at, counted.incident_id, counted.number, counted.title as incident_title,
      counted.declared_at,
      case prevention.state when 'done' then coalesce(prevention.done_at, prevention.updated_at)
        when 'declined' then prevention.updated_at end as ended_at
    from prevention
    join ${countedMeasures(actor, { ...filter, from: null, to: null })} counted
      on counted.incident_id = prevention.incident_id)`

const isOpen = sql`state in ('open', 'doing')`

const isWithin = (instant: Sql, { from, to }: HistoryFilter): Sql =>
  allOf([...(from ? [sql`${instant} >= ${from}`] : []), ...(to ? [sql`${instant} < ${to}`] : [])])

/** The SQL form of `preventionsOf`. */
export async function readPreventionFigures(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
): Promise<Preventions> {
  const bought = preventionsIn(actor, filter)
  const isOverdue = sql`(${isOpen} and due_on < ${now.slice(0, 10)}::date)`
  const age = (until: Sql) => sql`(extract(epoch from ${until} - created_at) * 1000)::float8`
  const months = await rowsOf<PreventionMonth>(
    tx,
    sql`with bought as materialized ${bought}
      select ${dayIn(sql`told.month`)} as month, count(*) filter (where what = 'bought')::int as bought,
        count(*) filter (where what = 'done')::int as paid, count(*) filter (where what = 'declined')::int as declined
      from (
        select 'bought' as what, ${bucketIn(sql`created_at`, 'month')} as month from bought
        where ${isWithin(sql`created_at`, filter)}
        union all
        select state, ${bucketIn(sql`ended_at`, 'month')} from bought
        where ended_at is not null and ${isWithin(sql`ended_at`, filter)}) told
      group by told.month`,
  )
  const [found] = await rowsOf<Pick<Preventions, 'toPaid' | 'openAge' | 'overdueCount'>>(
    tx,
    sql`select ${spreadIn(sql`(case when state = 'done' and ${isWithin(sql`ended_at`, filter)} then ${age(sql`ended_at`)} end)`)} as "toPaid",
        ${spreadIn(sql`(case when ${isOpen} then ${age(sql`${now}::timestamptz`)} end)`)} as "openAge",
        count(*) filter (where ${isOverdue})::int as "overdueCount"
      from ${bought} bought`,
  )
  const overdue = await rowsOf<OverdueRow>(
    tx,
    sql`select bought.id, bought.title, number, incident_title as "incidentTitle", due_on::text as "dueOn",
        ${refIn(sql`person`)} as owner
      from ${bought} bought left join person on person.id = owner_id
      where ${isOverdue} order by due_on, bought.id limit ${MAX_OVERDUE_PREVENTIONS}`,
  )
  const { toPaid, openAge, overdueCount } = found ?? { toPaid: EMPTY_SPREAD, openAge: EMPTY_SPREAD, overdueCount: 0 }
  const sumOf = (name: 'bought' | 'paid' | 'declined') => months.reduce((sum, month) => sum + month[name], 0)
  return {
    bought: sumOf('bought'),
    paid: sumOf('paid'),
    declined: sumOf('declined'),
    months: preventionMonths(months, now),
    toPaid: spreadFrom(toPaid),
    open: openAge.n,
    openAge: spreadFrom(openAge),
    overdueCount,
    overdue: overdue.map(({ id, title, number, incidentTitle, dueOn, owner }) => ({
      id,
      title,
      incident: { key: incidentKeyOf(number), title: incidentTitle },
      owner,
      dueOn,
    })),
    ...(await readRepeats(tx, actor, filter)),
  }
}

interface OverdueRow {
  id: string
  title: string
  number: number
  incidentTitle: string
  dueOn: string
  owner: Ref | null
}

interface RepeatRow {
  number: number
  title: string
  part: number
  whole: number
  isRepeated: boolean
}

/**
 * Of each category the stretches in which a prevention was open, from when its own incident was declared too; then one
 * look for each incident and category. Both ends are outside, as `wasUnpaid` has it.
 */
async function readRepeats(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
): Promise<Pick<Preventions, 'repeats' | 'repeated'>> {
  const rows = await rowsOf<RepeatRow>(
    tx,
    sql`with unpaid as materialized (
        select card.category, range_agg(tstzrange(greatest(created_at, declared_at), ended_at, '()')) as stretches
        from ${preventionsIn(actor, filter)} bought
        join postmortem_card card on card.incident_id = bought.incident_id and card.card_id = bought.card_id
        where card.category is not null and (ended_at is null or ended_at > greatest(created_at, declared_at))
        group by card.category),
      factored as materialized (
        select counted.number, counted.title, counted.declared_at,
          coalesce(bool_or(unpaid.stretches @> counted.declared_at), false) as is_repeated
        from ${countedMeasures(actor, filter)} counted
        join postmortem_card card on card.incident_id = counted.incident_id and card.category is not null
        left join unpaid on unpaid.category = card.category
        group by counted.incident_id, counted.number, counted.title, counted.declared_at)
      select number, title, is_repeated as "isRepeated", (count(*) over ())::int as whole,
        (count(*) filter (where is_repeated) over ())::int as part
      from factored order by is_repeated desc, declared_at desc, number desc limit ${MAX_REPEATED}`,
  )
  return {
    repeats: { part: rows[0]?.part ?? 0, whole: rows[0]?.whole ?? 0 },
    repeated: rows.flatMap(({ number, title, isRepeated }) =>
      isRepeated ? [{ key: incidentKeyOf(number), title }] : [],
    ),
  }
}
