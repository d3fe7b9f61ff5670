import type { Ref } from '@/lib/domain/incident/values'
import type { AlertPlace } from '@/lib/server/db/alerts'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

export interface JoiningRules {
  joinsPrivate: boolean
  /** One resolved later than this is still joined. */
  resolvedAfter: Date
  /** Only incidents declared, or told of an alert, after this are joined; null: all that are open. */
  toldAfter?: Date | null
}

const isRecent = (toldAfter: Date | null): Sql =>
  toldAfter === null
    ? sql`true`
    : sql`(declared_at > ${toldAfter} or exists (
        select 1 from alert where alert.incident_id = incident.id and alert.last_received_at > ${toldAfter}))`

/**
 * The incident that alerts of a place belong to: the newest that is still fought, else the newest resolved after
 * `resolvedAfter`. Never a drill or one about delivery; a private one only when `joinsPrivate`. What
 * a drill tells belongs to that drill alone. Alerts without a service belong to an
 * incident that their own integration opened.
 */
export async function findIncidentForAlerts(
  { serviceId, integrationId }: AlertPlace,
  { joinsPrivate, resolvedAfter, toldAfter = null }: JoiningRules,
): Promise<string | null> {
  const belongs =
    serviceId === null
      ? sql`not exists (select 1 from incident_service where incident_id = incident.id)
            and state -> 'declaredBy' ->> 'id' = ${integrationId}`
      : sql`exists (select 1 from incident_service where incident_id = incident.id and service_id = ${serviceId})`
  const [found] = await query<{ id: string }>(
    sql`select id from incident
        where case when exists (select 1 from drill where drill.id = ${integrationId})
            then id = (select incident_id from drill where drill.id = ${integrationId})
            else ${belongs} and ${isRecent(toldAfter)} and kind not in ('drill', 'delivery') and (visibility = 'open' or ${joinsPrivate}) end
          and (status in ('active', 'mitigated') or (status = 'resolved' and resolved_at > ${resolvedAfter}))
        order by status = 'resolved', declared_at desc, id limit 1`,
  )
  return found?.id ?? null
}

/**
 * The incident that alerts about delivery belong to, whatever their service: as `findIncidentForAlerts`, of those about
 * delivery, one on these services first.
 */
export async function findIncidentForPipelines(
  serviceIds: string[],
  { joinsPrivate, resolvedAfter }: { joinsPrivate: boolean; resolvedAfter: Date },
): Promise<string | null> {
  const [found] = await query<{ id: string }>(
    sql`select id from incident
        where kind = 'delivery' and (visibility = 'open' or ${joinsPrivate})
          and (status in ('active', 'mitigated') or (status = 'resolved' and resolved_at > ${resolvedAfter}))
        order by status = 'resolved', exists (
          select 1 from incident_service where incident_id = incident.id and service_id = any(${serviceIds}::uuid[])
        ) desc, declared_at desc, id limit 1`,
  )
  return found?.id ?? null
}

/**
 * Gives all alerts of one incident to another, and answers an integration they came from; null when there were none.
 */
export async function moveAlertRows(tx: Tx, fromId: string, toId: string): Promise<string | null> {
  const [moved] = await rowsOf<{ integrationId: string }>(
    tx,
    sql`with moved as (
          update alert set incident_id = ${toId} where incident_id = ${fromId} returning integration_id
        ) select integration_id as "integrationId" from moved limit 1`,
  )
  return moved?.integrationId ?? null
}

export interface NamedService extends Ref {
  key: string
}

/** Services in use, by key. */
export async function findServicesByKey(keys: string[]): Promise<Map<string, NamedService>> {
  if (keys.length === 0) return new Map()
  const services = await query<NamedService>(
    sql`select id, key, name from service where key = any(${keys}) and archived_at is null`,
  )
  return new Map(services.map((service) => [service.key, service]))
}

/** The name a service has now. */
export async function findServiceName(id: string): Promise<string | null> {
  const [service] = await query<{ name: string }>(sql`select name from service where id = ${id}`)
  return service?.name ?? null
}
