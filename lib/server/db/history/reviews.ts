import type { Actor } from '@/lib/domain/actor'
import type { ReviewRules } from '@/lib/domain/incident/review'
import { incidentKeyOf, type Severity } from '@/lib/domain/incident/values'
import { type Dot, MAX_DOTS } from '@/lib/domain/metrics/durations'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import {
  allReviews,
  MAX_OVERDUE_REVIEWS,
  type ReviewCounts,
  type ReviewStanding,
  type Reviews,
  reviewMonths,
} from '@/lib/domain/metrics/reviews'
import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { readBucketRefs } from '@/lib/server/db/history/incident-refs'
import { EMPTY_SPREAD, millisecondsBetween, spreadIn, stepOf } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** The SQL form of `reviewsOf`. */
export async function readReviews(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
  rules: ReviewRules,
): Promise<Reviews> {
  const owing = sql`(select incident_id, number, title, severity, status, declared_at, resolved_at, review_published_at
    from ${countedMeasures(actor, filter)} counted
    where kind <> 'drill' and imported_from is null and resolved_at is not null)`
  const stood = standing(owing, rules, now)
  const months = await rowsOf<ReviewCounts & { month: string }>(
    tx,
    sql`select ${dayIn(sql`stood.month`)} as month, ${countOf()} as required, ${countOf('in-time')} as "inTime",
        ${countOf('late')} as late, ${countOf('due')} as due, ${countOf('overdue')} as overdue,
        ${countOf('closed')} as closed, ${countOf('voluntary')} as voluntary
      from (select standing, ${bucketIn(sql`resolved_at`, 'month')} as month from ${stood} stood) stood
      where standing is not null group by stood.month`,
  )
  const refsOf = await readBucketRefs(
    tx,
    sql`(select ${bucketIn(sql`resolved_at`, 'month')} as bucket, incident_id, number, declared_at from ${stood} stood
      where standing is not null)`,
  )
  const overdue = await rowsOf<{ number: number; title: string; severity: Severity; dueAt: Date }>(
    tx,
    sql`select number, title, severity, due_at as "dueAt" from ${stood} stood where standing = 'overdue'
      order by due_at, number limit ${MAX_OVERDUE_REVIEWS}`,
  )
  return {
    all: allReviews(months),
    months: reviewMonths(
      months.map((one) => ({ ...one, ...refsOf(one.month) })),
      now,
    ),
    ...(await readPublications(tx, owing)),
    overdue: overdue.map(({ number, title, severity, dueAt }) => ({
      incident: { key: incidentKeyOf(number), title },
      severity,
      dueAt: dueAt.toISOString(),
    })),
  }
}

/** How many stand so; without a word, all that were asked for. */
const countOf = (is?: ReviewStanding): Sql =>
  is === undefined
    ? sql`count(*) filter (where standing <> 'voluntary')::int`
    : sql`count(*) filter (where standing = ${is}::text)::int`

/** What `reviewStanding` says of each, beside its columns. */
function standing(owing: Sql, rules: ReviewRules, now: string): Sql {
  const required = Object.entries(rules).filter(([, { isRequired }]) => isRequired)
  const severities = required.map(([severity]) => severity)
  const days = required.map(([, { withinDays }]) => withinDays)
  return sql`(select *, case
      when days is null then case when review_published_at is not null then 'voluntary' end
      when review_published_at <= due_at then 'in-time'
      when review_published_at is not null then 'late'
      when status = 'resolved' and due_at < ${now}::timestamptz then 'overdue'
      when status = 'resolved' then 'due'
      when status = 'closed' then 'closed' end as standing
    from (select owing.*, rule.days, owing.resolved_at + rule.days * interval '24 hours' as due_at
      from ${owing} owing
      left join unnest(${severities}::severity[], ${days}::int[]) as rule (severity, days)
        on rule.severity = owing.severity) ruled)`
}

async function readPublications(tx: Tx, owing: Sql): Promise<Pick<Reviews, 'toPublication' | 'dots' | 'isSampled'>> {
  const ms = millisecondsBetween(sql`resolved_at`, sql`review_published_at`)
  const [found] = await rowsOf<{ spread: Spread }>(tx, sql`select ${spreadIn(ms)} as spread from ${owing} owing`)
  const { spread } = found ?? { spread: EMPTY_SPREAD }
  const dots = await rowsOf<Omit<Dot, 'key' | 'isFallback'> & { number: number }>(
    tx,
    sql`select number, title, severity, ms from (
        select number, title, severity, ${ms} as ms, row_number() over (order by declared_at, number) - 1 as place
        from ${owing} owing where ${ms} is not null) dot
      where place % ${stepOf(spread.n, MAX_DOTS)}::int = 0 order by place`,
  )
  return {
    toPublication: spreadFrom(spread),
    dots: dots.map(({ number, title, severity, ms }) => ({
      key: incidentKeyOf(number),
      title,
      severity,
      ms,
      isFallback: false,
    })),
    isSampled: spread.n > MAX_DOTS,
  }
}
