import type { Actor } from '@/lib/domain/actor'
import { incidentKeyOf, type Ref } from '@/lib/domain/incident/values'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import type { BucketRefs } from '@/lib/domain/metrics/incident-ref'
import {
  MAX_OVERDUE_PREVENTIONS,
  MAX_REPEATED,
  type PreventionMonth,
  type Preventions,
  preventionMonths,
} from '@/lib/domain/metrics/preventions'
import { type Part, spreadFrom } from '@/lib/domain/metrics/statistics'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { refColumn } from '@/lib/server/db/history/crutches'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { type BucketRefRow, bucketRefsIn, refsByBucket } from '@/lib/server/db/history/incident-refs'
import { spreadIn } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'

const isOpen = sql`state in ('open', 'doing')`

const isWithin = (instant: Sql, { from, to }: HistoryFilter): Sql =>
  allOf([...(from ? [sql`${instant} >= ${from}`] : []), ...(to ? [sql`${instant} < ${to}`] : [])])

/** What a prevention stopped being open at, as `endedAtOf` says it. */
const endedAt = sql`(case state when 'done' then coalesce(done_at, updated_at)
  when 'declined' then coalesce((select max(at) from prevention_change change
    where change.prevention_id = prevention.id and change.changes -> 'state' ->> 'to' = 'declined'), updated_at) end)`

const age = (until: Sql): Sql => sql`(extract(epoch from ${until} - created_at) * 1000)::float8`

/** The day of an instant in UTC: quicker than its month, which is asked of each day then. */
const dayBin = (instant: Sql): Sql => sql`date_bin('1 day', ${instant}, '2000-01-01T00:00:00Z'::timestamptz)`

/**
 * Each prevention of the incidents that are counted, whenever they were declared, is gone through once, but for those
 * that were bought and over before the period, which nothing is said of. `unpaid` has for each category the stretches
 * in which a prevention was open, from when its own incident was declared too; then one look for each incident and
 * category. Both ends are outside, as `wasUnpaid` has it. Titles are looked up for what is listed.
 */
const statement = (actor: Actor, filter: HistoryFilter, now: string): Sql => sql`
  with bought as materialized (
    select lasting.*, counted.number, counted.declared_at
    from (select * from (
        select id, state, due_on, card_id, created_at, incident_id, ${endedAt} as ended_at from prevention offset 0) each
      where ended_at is null or ${isWithin(sql`ended_at`, { ...filter, to: null })} or ${isWithin(sql`created_at`, { ...filter, to: null })}) lasting
    join ${countedMeasures(actor, { ...filter, from: null, to: null })} counted
      on counted.incident_id = lasting.incident_id),
  told as (
    select what, day, count(*) as count from (
      select 'bought' as what, ${dayBin(sql`created_at`)} as day from bought where ${isWithin(sql`created_at`, filter)}
      union all
      select state, ${dayBin(sql`ended_at`)} from bought where ended_at is not null and ${isWithin(sql`ended_at`, filter)}
    ) one group by what, day),
  months as (
    select ${dayIn(sql`dated.month`)} as month, coalesce(sum(count) filter (where what = 'bought'), 0) as bought,
      coalesce(sum(count) filter (where what = 'done'), 0) as paid,
      coalesce(sum(count) filter (where what = 'declined'), 0) as declined
    from (select what, count, ${bucketIn(sql`day`, 'month')} as month from told) dated group by dated.month),
  refs as ${bucketRefsIn(sql`(
    select ${bucketIn(sql`created_at`, 'month')} as bucket, incident_id, number, declared_at
    from bought where ${isWithin(sql`created_at`, filter)}
    union all
    select ${bucketIn(sql`ended_at`, 'month')}, incident_id, number, declared_at
    from bought where ended_at is not null and ${isWithin(sql`ended_at`, filter)})`)},
  spreads as (
    select ${spreadIn(sql`(case when state = 'done' and ${isWithin(sql`ended_at`, filter)} then ${age(sql`ended_at`)} end)`)} as "toPaid",
      ${spreadIn(sql`(case when ${isOpen} then ${age(sql`${now}::timestamptz`)} end)`)} as "openAge"
    from bought),
  late as materialized (
    select id, incident_id, due_on from bought where ${isOpen} and due_on < ${now.slice(0, 10)}::date),
  overdue as (
    select prevention.id, prevention.title, measure.number, measure.title as "incidentTitle", first.due_on as "dueOn",
      ${refColumn(sql`person`)} as owner
    from (select * from late order by due_on, id limit ${MAX_OVERDUE_PREVENTIONS}) first
    join prevention on prevention.id = first.id join incident_measure measure on measure.incident_id = first.incident_id
    left join person on person.id = prevention.owner_id
    order by first.due_on, first.id),
  unpaid as materialized (
    select card.category, range_agg(tstzrange(greatest(created_at, declared_at), ended_at, '()')) as stretches
    from bought join postmortem_card card on card.incident_id = bought.incident_id and card.card_id = bought.card_id
    where card.category is not null and (ended_at is null or ended_at > greatest(created_at, declared_at))
    group by card.category),
  factored as materialized (
    select counted.incident_id, counted.number, counted.declared_at,
      coalesce(bool_or(unpaid.stretches @> counted.declared_at), false) as is_repeated
    from ${countedMeasures(actor, filter)} counted
    join postmortem_card card on card.incident_id = counted.incident_id and card.category is not null
    left join unpaid on unpaid.category = card.category
    group by counted.incident_id, counted.number, counted.declared_at),
  repeated as (
    select latest.number, measure.title
    from (select incident_id, number, declared_at from factored where is_repeated
      order by declared_at desc, number desc limit ${MAX_REPEATED}) latest
    join incident_measure measure on measure.incident_id = latest.incident_id
    order by latest.declared_at desc, latest.number desc)
  select (select coalesce(json_agg(months), '[]') from months) as months,
    (select coalesce(json_agg(refs), '[]') from refs) as refs,
    (select to_json(spreads) from spreads) as spreads, (select count(*)::int from late) as "overdueCount",
    (select coalesce(json_agg(overdue), '[]') from overdue) as overdue,
    (select json_build_object('part', count(*) filter (where is_repeated), 'whole', count(*)) from factored) as repeats,
    (select coalesce(json_agg(repeated), '[]') from repeated) as repeated`

interface Found {
  months: Omit<PreventionMonth, keyof BucketRefs>[]
  refs: BucketRefRow[]
  spreads: Pick<Preventions, 'toPaid' | 'openAge'>
  overdueCount: number
  overdue: { id: string; title: string; number: number; incidentTitle: string; dueOn: string; owner: Ref | null }[]
  repeats: Part
  repeated: { number: number; title: string }[]
}

/** The SQL form of `preventionsOf`. */
export async function readPreventionFigures(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
): Promise<Preventions> {
  const [found] = await rowsOf<Found>(tx, statement(actor, filter, now))
  if (!found) throw new Error('A statement of aggregates has no row')
  const { months, refs, spreads, overdueCount, overdue, repeats, repeated } = found
  const refsOf = refsByBucket(refs)
  const sumOf = (name: 'bought' | 'paid' | 'declined') => months.reduce((sum, month) => sum + month[name], 0)
  return {
    bought: sumOf('bought'),
    paid: sumOf('paid'),
    declined: sumOf('declined'),
    months: preventionMonths(
      months.map((one) => ({ ...one, ...refsOf(one.month) })),
      filter,
      now,
    ),
    toPaid: spreadFrom(spreads.toPaid),
    open: spreads.openAge.n,
    openAge: spreadFrom(spreads.openAge),
    overdueCount,
    overdue: overdue.map(({ id, title, number, incidentTitle, dueOn, owner }) => ({
      id,
      title,
      incident: { key: incidentKeyOf(number), title: incidentTitle },
      owner,
      dueOn,
    })),
    repeats,
    repeated: repeated.map(({ number, title }) => ({ key: incidentKeyOf(number), title })),
  }
}
