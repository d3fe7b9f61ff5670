import type { Actor } from '@/lib/domain/actor'
import type { DependencyEdge } from '@/lib/domain/catalogue/graph'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import type { IncidentRef } from '@/lib/domain/metrics/incident-ref'
import {
  arrange,
  MAX_PAIR_REFS,
  MAX_SERVICE_REFS,
  type NamedService,
  pairKey,
  type ServiceCatalogue,
  type ServiceCounts,
  type ServiceFigures,
  type Services,
} from '@/lib/domain/metrics/services'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { namedIncidents, type RefRow, refIn } from '@/lib/server/db/history/incident-refs'
import { runningMs } from '@/lib/server/db/history/time-in-severity'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** Most services find all the incidents they name among so many of the latest. */
const RECENT = 5000

/**
 * The SQL form of `servicesOf`. The incidents of a service to name are sought among the `recentLimit` latest ones
 * before all others.
 */
export async function readServices(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
  recentLimit = RECENT,
): Promise<Services> {
  const catalogue = await readServiceCatalogue(tx)
  const counted = countedMeasures(actor, filter)
  const recent = sql`(select * from ${counted} counted order by declared_at desc, number desc limit ${recentLimit})`
  const pairs = await readPairs(tx, counted)
  const both = new Map([...pairs].map(([key, pair]) => [key, pair.both]))
  const figures = { ...(await readFigures(tx, counted, now)), both }
  const refs = await readRefs(tx, recent)
  const isLacking = ({ serviceId, n }: ServiceCounts) =>
    (refs.get(serviceId)?.length ?? 0) < Math.min(n, MAX_SERVICE_REFS)
  const rare = figures.counts.filter(isLacking).map(({ serviceId }) => serviceId)
  for (const [serviceId, of] of rare.length > 0 ? await readRefs(tx, counted, rare) : []) refs.set(serviceId, of)
  return arrange(figures, catalogue, (limit, serviceId = '', dependsOnId) => {
    const of = dependsOnId === undefined ? refs.get(serviceId) : pairs.get(pairKey({ serviceId, dependsOnId }))?.refs
    return (of ?? []).slice(0, limit)
  })
}

/** Every service, archived ones too, by name; and which one needs which. */
export async function readServiceCatalogue(tx: Tx): Promise<ServiceCatalogue> {
  const services = await rowsOf<NamedService>(
    tx,
    sql`select id, name, archived_at is not null as "isArchived" from service order by name, id`,
  )
  const dependencies = await rowsOf<ServiceCatalogue['dependencies'][number]>(
    tx,
    sql`select service_id as "serviceId", depends_on_id as "dependsOnId" from service_dependency order by 1, 2`,
  )
  return { services, dependencies }
}

interface CountRow {
  serviceId: string | null
  n: number
  sev1: number
  sev2: number
  sev3: number
  sev4: number
  time1: number
  time2: number
  time3: number
  time4: number
}

async function readFigures(tx: Tx, counted: Sql, now: string): Promise<Omit<ServiceFigures, 'both'>> {
  const rows = await rowsOf<CountRow>(
    tx,
    sql`with counted as materialized (
        select incident_id, severity, sev1_ms + case when severity = 'sev1' then running else 0 end as time1,
          sev2_ms + case when severity = 'sev2' then running else 0 end as time2,
          sev3_ms + case when severity = 'sev3' then running else 0 end as time3,
          sev4_ms + case when severity = 'sev4' then running else 0 end as time4
        from (select *, ${runningMs(now)} as running from ${counted} counted) measured)
      select hit.service_id as "serviceId", count(*)::int as n,
        count(*) filter (where severity = 'sev1')::int as sev1, count(*) filter (where severity = 'sev2')::int as sev2,
        count(*) filter (where severity = 'sev3')::int as sev3, count(*) filter (where severity = 'sev4')::int as sev4,
        sum(time1)::float8 as time1, sum(time2)::float8 as time2, sum(time3)::float8 as time3, sum(time4)::float8 as time4
      from counted left join incident_service hit on hit.incident_id = counted.incident_id group by 1`,
  )
  const [total] = await rowsOf<{ n: number }>(tx, sql`select count(*)::int as n from ${counted} counted`)
  return {
    total: total?.n ?? 0,
    withoutService: rows.find(({ serviceId }) => serviceId === null)?.n ?? 0,
    counts: rows.flatMap((row) => (row.serviceId === null ? [] : [countsIn(row, row.serviceId)])),
  }
}

const countsIn = (row: CountRow, serviceId: string): ServiceCounts => ({
  serviceId,
  n: row.n,
  bySeverity: { sev1: row.sev1, sev2: row.sev2, sev3: row.sev3, sev4: row.sev4 },
  timeIn: { sev1: row.time1, sev2: row.time2, sev3: row.time3, sev4: row.time4 },
})

/** The latest of these incidents for each service, or for some, by its id. */
async function readRefs(
  tx: Tx,
  incidents: Sql,
  serviceIds: string[] | null = null,
): Promise<Map<string, IncidentRef[]>> {
  const rows = await rowsOf<RefRow & { serviceId: string }>(
    tx,
    sql`select placed.service_id as "serviceId", named.number, named.title, named.severity from (
        select hit.service_id, counted.incident_id,
          row_number() over (partition by hit.service_id order by declared_at desc, number desc) as place
        from ${incidents} counted join incident_service hit on hit.incident_id = counted.incident_id
        where ${serviceIds === null ? sql`true` : sql`hit.service_id = any(${serviceIds}::uuid[])`}
      ) placed ${namedIncidents}
      where place <= ${MAX_SERVICE_REFS}::int order by placed.service_id, place`,
  )
  return new Map([...Map.groupBy(rows, (row) => row.serviceId)].map(([serviceId, of]) => [serviceId, of.map(refIn)]))
}

/** In how many incidents a service and one it depends on were both hit, with the latest of them; by `pairKey`. */
async function readPairs(tx: Tx, counted: Sql): Promise<Map<string, { both: number; refs: IncidentRef[] }>> {
  const rows = await rowsOf<RefRow & DependencyEdge & { both: number }>(
    tx,
    sql`select service_id as "serviceId", depends_on_id as "dependsOnId", "both", named.number, named.title,
        named.severity
      from (
        select dependency.*, counted.incident_id,
          count(*) over (partition by dependency.service_id, dependency.depends_on_id)::int as "both",
          row_number() over (partition by dependency.service_id, dependency.depends_on_id
            order by declared_at desc, number desc) as place
        from ${counted} counted
          join incident_service hit on hit.incident_id = counted.incident_id
          join service_dependency dependency on dependency.service_id = hit.service_id
          join incident_service needed
            on needed.incident_id = hit.incident_id and needed.service_id = dependency.depends_on_id
      ) placed ${namedIncidents}
      where place <= ${MAX_PAIR_REFS}::int order by service_id, depends_on_id, place`,
  )
  return new Map(
    [...Map.groupBy(rows, pairKey)].map(([key, of]) => [key, { both: of[0]?.both ?? 0, refs: of.map(refIn) }]),
  )
}
