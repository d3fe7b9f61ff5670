import type { Actor } from '@/lib/domain/actor'
import { incidentKeyOf, type Ref, type Severity } from '@/lib/domain/incident/values'
import {
  type CausedIncident,
  type Delivery,
  type DeployCounts,
  deliveryWeeks,
  dotsOf,
  inOrderOfDeploys,
  MAX_FAILURES,
  perDayOf,
  recoveryOf,
} from '@/lib/domain/metrics/delivery'
import { deployIncidentFilter, PRODUCTION } from '@/lib/domain/metrics/deploys'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import type { IncidentCell } from '@/lib/domain/metrics/metric'
import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { refIn } from '@/lib/server/db/history/crutches'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { EMPTY_SPREAD, millisecondsBetween, spreadIn } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** The tables that every figure of delivery reads: incidents with the change they undo, and deploys. */
const tables = (actor: Actor, filter: HistoryFilter): Sql => sql`
  undone as materialized (
    select one.change_id, one.state = 'worked' as worked, counted.*
    from incident_mitigation one
    join ${countedMeasures(actor, deployIncidentFilter(filter))} counted on counted.incident_id = one.incident_id
    where one.change_id is not null and one.started_at is not null),
  deploy as materialized (
    select change.id, change.title, change.at, change.service_id, service.name as service_name,
      ${bucketIn(sql`change.at`, 'week')} as week,
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
  firstAt: Date | null
  leadTime: Spread
}

/** The SQL form of `deliveryOf`. */
export async function readDelivery(tx: Tx, actor: Actor, filter: HistoryFilter, now: string): Promise<Delivery> {
  const rows = await rowsOf<CountRow>(
    tx,
    sql`with ${tables(actor, filter)}
      select case grouping(week, service_id) when 1 then 'week' when 2 then 'service' else 'all' end as of, ${dayIn(sql`week`)} as week,
        case when service_id is not null then json_build_object('id', service_id, 'name', min(service_name)) end as service,
        count(*)::int as deploys, count(*) filter (where failed)::int as failed, min(at) as "firstAt",
        ${spreadIn(sql`lead`)} as "leadTime"
      from deploy group by grouping sets ((week), (service_id), ())`,
  )
  const caused = await readCaused(tx, actor, filter)
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
    perDay: perDayOf(all?.deploys ?? 0, all?.firstAt?.toISOString() ?? null, filter, now),
    weeks: deliveryWeeks(weeks, filter, now),
    services: inOrderOfDeploys(services),
    ...dotsOf(caused),
    failures: await readFailures(tx, actor, filter),
  }
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

/** Pairs of a deploy and an incident in which undoing it worked. */
async function readCaused(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<CausedIncident[]> {
  const rows = await rowsOf<CausedRow>(
    tx,
    sql`with ${tables(actor, filter)}
      select * from (
        select undone.incident_id as "incidentId", deploy.service_id as "serviceId", ${dayIn(sql`deploy.week`)} as week, undone.number,
          undone.title, undone.severity, undone.impact_started_at is null as "isFallback",
          ${millisecondsBetween(sql`coalesce(undone.impact_started_at, undone.declared_at)`, sql`undone.mitigated_at`)} as ms
        from undone join deploy on deploy.id = undone.change_id where undone.worked) caused
      where ms is not null order by number`,
  )
  return rows.map(({ incidentId, serviceId, week, number, title, severity, ms, isFallback }) => ({
    incidentId,
    serviceId,
    week,
    dot: { key: incidentKeyOf(number), title, severity, ms, isFallback },
  }))
}

interface FailureRow {
  changeId: string
  title: string
  at: Date
  service: Ref | null
  incidents: { number: number; title: string }[]
}

async function readFailures(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<Delivery['failures']> {
  const rows = await rowsOf<FailureRow>(
    tx,
    sql`with ${tables(actor, filter)}
      select deploy.id as "changeId", deploy.title, deploy.at, ${refIn(sql`service`)} as service,
        (select json_agg(json_build_object('number', number, 'title', title) order by number)
          from (select distinct number, title from undone where change_id = deploy.id) incident) as incidents
      from (select * from deploy where failed order by at desc, id limit ${MAX_FAILURES}) deploy
      left join service on service.id = deploy.service_id
      order by deploy.at desc, deploy.id`,
  )
  return rows.map(({ at, incidents, ...row }) => ({
    ...row,
    at: at.toISOString(),
    incidents: incidents.map(({ number, title }): IncidentCell => ({ key: incidentKeyOf(number), title })),
  }))
}
