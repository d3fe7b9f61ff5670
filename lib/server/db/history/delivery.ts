import type { Actor } from '@/lib/domain/actor'
import { incidentKeyOf, type Ref, type Severity } from '@/lib/domain/incident/values'
import {
  type CausedIncident,
  type Delivery,
  type DeployCounts,
  deliveryWeeks,
  dotsOf,
  type FailedDeploy,
  inOrderOfDeploys,
  MAX_FAILURES,
  perDayOf,
  recoveryOf,
} from '@/lib/domain/metrics/delivery'
import { deployIncidentFilter, PRODUCTION } from '@/lib/domain/metrics/deploys'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { refColumn } from '@/lib/server/db/history/crutches'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { type BucketRefRow, bucketRefsIn, refsByBucket } from '@/lib/server/db/history/incident-refs'
import { EMPTY_SPREAD, millisecondsBetween, spreadIn } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** Deploys, and what undid them in incidents; each is gone through once. */
const tables = (actor: Actor, filter: HistoryFilter): Sql => sql`
  undone as materialized (
    select one.change_id, one.state = 'worked' as worked, counted.incident_id, counted.number, counted.declared_at, counted.title,
      counted.severity, counted.impact_started_at is null as is_fallback,
      ${millisecondsBetween(sql`coalesce(counted.impact_started_at, counted.declared_at)`, sql`counted.mitigated_at`)} as ms
    from incident_mitigation one
    join ${countedMeasures(actor, deployIncidentFilter(filter))} counted on counted.incident_id = one.incident_id
    where one.change_id is not null and one.started_at is not null),
  deploy as materialized (
    select change.id, change.at, change.service_id, ${bucketIn(sql`change.at`, 'week')} as week,
      change.id in (select change_id from undone) as failed,
      ${millisecondsBetween(sql`change.committed_at`, sql`change.at`)} as lead
    from change left join service on service.id = change.service_id
    where ${allOf(deployConditions(filter))})`

function deployConditions({ from, to, service, team }: HistoryFilter): Sql[] {
  return [
    sql`change.kind = 'deploy' and change.status in ('succeeded', 'unknown')`,
    sql`(change.environment is null or lower(change.environment) = any(${PRODUCTION}::text[]))`,
    sql`change.integration_id not in (select id from drill)`,
    ...(from ? [sql`change.at >= ${from}`] : []),
    ...(to ? [sql`change.at < ${to}`] : []),
    ...(service.length > 0 ? [sql`change.service_id = any(${service}::uuid[])`] : []),
    ...(team.length > 0 ? [sql`service.team_id = any(${team}::uuid[])`] : []),
  ]
}

interface CountRow {
  /** All of them, those of a week, or those of a service. */
  of: 'all' | 'week' | 'service'
  week: string | null
  service: Ref | null
  deploys: number
  failed: number
  firstAt: string | null
  leadTime: Spread
}

interface CausedRow {
  incidentId: string
  serviceId: string | null
  week: string
  number: number
  title: string
  severity: Severity
  ms: number
  isFallback: boolean
}

interface FailureRow {
  changeId: string
  title: string
  at: string
  service: Ref | null
  incidents: { number: number; title: string }[]
}

const statement = (actor: Actor, filter: HistoryFilter): Sql => sql`
  with ${tables(actor, filter)},
  counts as (
    select case grouping(week, service_id) when 1 then 'week' when 2 then 'service' else 'all' end as of,
      ${dayIn(sql`week`)} as week,
      (select ${refColumn(sql`service`)} from service where service.id = deploy.service_id) as service,
      count(*) as deploys, count(*) filter (where failed) as failed, min(at) as "firstAt",
      ${spreadIn(sql`lead`)} as "leadTime"
    from deploy group by grouping sets ((week), (service_id), ())),
  caused as (
    select undone.incident_id as "incidentId", deploy.service_id as "serviceId", ${dayIn(sql`deploy.week`)} as week,
      undone.number, undone.title, undone.severity, undone.ms, undone.is_fallback as "isFallback"
    from undone join deploy on deploy.id = undone.change_id
    where undone.worked and undone.ms is not null order by undone.number),
  refs as ${bucketRefsIn(sql`(
    select deploy.week as bucket, undone.incident_id, undone.number, undone.declared_at
    from undone join deploy on deploy.id = undone.change_id)`)},
  failed as (select id, at from deploy where failed order by at desc, id limit ${MAX_FAILURES}),
  undoing as (
    select distinct undone.change_id, undone.number, undone.title from undone join failed on failed.id = undone.change_id),
  failures as (
    select change.id as "changeId", change.title, change.at, ${refColumn(sql`service`)} as service,
      json_agg(json_build_object('number', undoing.number, 'title', undoing.title) order by undoing.number) as incidents
    from undoing join change on change.id = undoing.change_id left join service on service.id = change.service_id
    group by change.id, service.id order by change.at desc, change.id)
  select (select json_agg(counts) from counts) as counts,
    (select coalesce(json_agg(caused), '[]') from caused) as caused,
    (select coalesce(json_agg(refs), '[]') from refs) as refs,
    (select coalesce(json_agg(failures), '[]') from failures) as failures`

interface Found {
  counts: CountRow[]
  caused: CausedRow[]
  refs: BucketRefRow[]
  failures: FailureRow[]
}

/** The SQL form of `deliveryOf`. */
export async function readDelivery(tx: Tx, actor: Actor, filter: HistoryFilter, now: string): Promise<Delivery> {
  const [found] = await rowsOf<Found>(tx, statement(actor, filter))
  const rows = found?.counts ?? []
  const refsOf = refsByBucket(found?.refs ?? [])
  const caused = (found?.caused ?? []).map(causedOf)
  const countsOf = ({ deploys, failed, leadTime }: CountRow, of: readonly CausedIncident[]): DeployCounts => ({
    deploys,
    failed,
    leadTime: spreadFrom(leadTime),
    recovery: recoveryOf(of),
  })
  const all = rows.find(({ of }) => of === 'all')
  const weeks = rows.flatMap((row) =>
    row.of === 'week' && row.week !== null
      ? [
          {
            week: row.week,
            ...countsOf(
              row,
              caused.filter(({ week }) => week === row.week),
            ),
            ...refsOf(row.week),
          },
        ]
      : [],
  )
  const services = rows
    .filter(({ of }) => of === 'service')
    .map((row) => {
      const ofService = caused.filter(({ serviceId }) => serviceId === (row.service?.id ?? null))
      return { service: row.service, ...countsOf(row, ofService) }
    })
  return {
    ...(all ? countsOf(all, caused) : { deploys: 0, failed: 0, leadTime: EMPTY_SPREAD, recovery: EMPTY_SPREAD }),
    perDay: perDayOf(all?.deploys ?? 0, all?.firstAt ? new Date(all.firstAt).toISOString() : null, filter, now),
    weeks: deliveryWeeks(weeks, filter, now),
    services: inOrderOfDeploys(services),
    ...dotsOf(caused),
    failures: (found?.failures ?? []).map(failureOf),
  }
}

const causedOf = ({
  incidentId,
  serviceId,
  week,
  number,
  title,
  severity,
  ms,
  isFallback,
}: CausedRow): CausedIncident => ({
  incidentId,
  serviceId,
  week,
  dot: { key: incidentKeyOf(number), title, severity, ms, isFallback },
})

const failureOf = ({ at, incidents, ...row }: FailureRow): FailedDeploy => ({
  ...row,
  at: new Date(at).toISOString(),
  incidents: incidents.map(({ number, title }) => ({ key: incidentKeyOf(number), title })),
})
