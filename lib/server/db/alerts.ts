import { randomUUID } from 'node:crypto'
import type { AlertCounts, AlertSample } from '@/lib/domain/alert/alerts-changed'
import type { AlertGroup } from '@/lib/domain/alert/incident-of-alerts'
import type { Signal } from '@/lib/domain/alert/signal'
import type { Severity } from '@/lib/domain/incident/values'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** A signal with what the integration's rules made of it. */
export interface NewAlert extends Signal {
  severity: Severity
  serviceId: string | null
}

/** What became of one alert of a delivery. */
export interface AlertOutcome {
  dedupKey: string
  id: string
  did: 'fired' | 'refreshed' | 'resolved'
}

/** What a delivery did; a resolve of nothing has no outcome. */
export interface SavedAlerts {
  outcomes: AlertOutcome[]
  /** The services (null: none) with alerts that have no incident yet. */
  unsettledServiceIds: (string | null)[]
  /** The incidents whose alerts resolved. */
  incidentIds: string[]
  /** What became critical in the incident that it belongs to. */
  worsened: WorsenedAlert[]
}

export interface WorsenedAlert {
  id: string
  incidentId: string
  serviceId: string
}

/** How many instants of being told are kept of an alert. */
const KEEP_RECEIPTS = 20

/**
 * Saves one delivery in one statement, whatever its size: a firing begins or refreshes its alert, a resolve ends it,
 * and a resolve of nothing is dropped. Each `dedupKey` may stand in it once.
 */
export async function saveAlerts(tx: Tx, integrationId: string, alerts: NewAlert[], at: Date): Promise<SavedAlerts> {
  const firing = alerts.filter(({ status }) => status === 'firing').map((alert) => ({ ...alert, id: randomUUID() }))
  const critical = firing.flatMap(({ severity, dedupKey }) => (severity === 'sev1' ? [dedupKey] : []))
  // By key, not joined: a join of two lists of unknown size is planned as if both were short.
  const ends = new Map(
    alerts.flatMap(({ status, dedupKey, endsAt }) => (status === 'resolved' ? [[dedupKey, endsAt]] : [])),
  )
  const [saved] = await rowsOf<SavedAlerts>(
    tx,
    sql`with incoming as (
          select * from json_to_recordset(${JSON.stringify(firing)}::json) as alert (
            "id" uuid, "dedupKey" text, "title" text, "severity" text, "labels" jsonb, "annotations" jsonb, "url" text,
            "startsAt" timestamptz, "serviceId" uuid, "raw" jsonb, "extra" jsonb)
        ), worsened as (
          select id, incident_id, service_id from alert
          where integration_id = ${integrationId} and status = 'firing' and dedup_key = any(${critical}::text[])
            and severity <> 'sev1' and incident_id is not null and service_id is not null and not is_flapping
            and coalesce(snoozed_until <= ${at}, true)
        ), ended as (
          update alert set status = 'resolved', last_received_at = ${at},
            ends_at = coalesce((${JSON.stringify(Object.fromEntries(ends))}::jsonb ->> dedup_key)::timestamptz, ${at})
          where integration_id = ${integrationId} and status = 'firing' and dedup_key = any(${[...ends.keys()]}::text[])
          returning id, dedup_key, service_id, incident_id, settled_at
        ), begun as (
          insert into alert (id, integration_id, dedup_key, status, title, severity, labels, annotations, url, starts_at,
            first_received_at, last_received_at, receipts, service_id, raw, extra, tiny_id)
          select "id", ${integrationId}::uuid, "dedupKey", 'firing', "title", "severity", "labels", "annotations", "url",
            coalesce("startsAt", ${at}::timestamptz), ${at}::timestamptz, ${at}::timestamptz,
            array[${at}::timestamptz(3)], "serviceId", "raw", "extra",
            case when "extra" is not null then nextval('alert_tiny_id') end
          from incoming order by "dedupKey"
          on conflict (integration_id, dedup_key) where status = 'firing' do update set
            title = excluded.title, annotations = excluded.annotations, url = excluded.url, raw = excluded.raw,
            severity = least(alert.severity, excluded.severity),
            last_received_at = excluded.last_received_at, received_count = alert.received_count + 1,
            receipts = (alert.receipts || excluded.receipts)[
              greatest(1, coalesce(array_length(alert.receipts, 1), 0) + 2 - ${KEEP_RECEIPTS}::int):],
            -- An incident may have begun since: one without an incident looks for it again.
            settled_at = case when alert.incident_id is not null then alert.settled_at end, held_by = null, held_id = null
          returning id, dedup_key, service_id, settled_at, received_count
        ), unsettled as (
          select service_id from ended where settled_at is null
          union select service_id from begun where settled_at is null
        )
        select (select coalesce(json_agg(json_build_object('dedupKey', dedup_key, 'id', id, 'did', did)), '[]') from (
            select dedup_key, id, 'resolved' as did from ended
            union all select dedup_key, id, case when received_count = 1 then 'fired' else 'refreshed' end from begun
          ) each_alert) as "outcomes",
          (select coalesce(json_agg(service_id), '[]') from unsettled) as "unsettledServiceIds",
          (select coalesce(json_agg(distinct incident_id), '[]') from ended where incident_id is not null)
            as "incidentIds",
          (select coalesce(json_agg(json_build_object('id', id, 'incidentId', incident_id, 'serviceId', service_id)
            order by id), '[]') from worsened) as "worsened"`,
    'save-alerts',
  )
  return saved ?? { outcomes: [], unsettledServiceIds: [], incidentIds: [], worsened: [] }
}

/** Alerts of one service, or those of one integration that belong to no service. */
export interface AlertPlace {
  serviceId: string | null
  integrationId: string
}

const unsettledAt = ({ serviceId, integrationId }: AlertPlace): Sql =>
  serviceId === null
    ? sql`settled_at is null and service_id is null and integration_id = ${integrationId}`
    : sql`settled_at is null and service_id = ${serviceId}`

export interface UnsettledGroup extends Omit<AlertGroup, 'startsAt'> {
  integrationId: string
  startsAt: Date
  /** When the first of them was told. */
  toldAt: Date
  /** The alert received first: it stays the same however many follow. */
  oldestId: string
  /** Whether somebody snoozed every one of them. */
  isSnoozed: boolean
}

/** What waits for an incident, one group an integration. */
export const listUnsettledGroups = (place: AlertPlace, at: Date): Promise<UnsettledGroup[]> =>
  query<UnsettledGroup>(
    sql`select integration_id as "integrationId", count(*)::int as "count", min(severity) as "worst",
          min(starts_at) as "startsAt", min(last_received_at) as "toldAt", coalesce(bool_and(snoozed_until > ${at}), false) as "isSnoozed", (array_agg(id order by first_received_at, id))[1] as "oldestId",
          case when count(summary) = count(*) and min(summary) = max(summary) then min(summary) end as "summary",
          case when count(name) = count(*) and min(name) = max(name) then min(name) end as "alertName"
        from (
          select *, nullif(annotations ->> 'summary', '') as summary, nullif(labels ->> 'alertname', '') as name
          from alert where ${unsettledAt(place)}
        ) waiting
        group by integration_id order by min(first_received_at)`,
  )

/** Why alerts belong to their incident, as the incident explains it. */
export interface Joining {
  because: 'opened' | 'same-service' | 'same-integration' | 'flapping'
  /** The window that held then; null: while the incident was open. */
  windowMinutes: number | null
}

/**
 * Gives what waits to an incident, or, with null, notes that none is needed. What somebody is changing at this moment is
 * left as it is: waiting for it here, while it waits for ours, would never end. Whoever calls this looks again.
 */
export async function settle(
  tx: Tx,
  { serviceId, integrationId }: AlertPlace,
  incidentId: string | null,
  joining: Joining | null,
  at: Date,
): Promise<void> {
  await rowsOf(
    tx,
    sql`update alert set incident_id = ${incidentId}, settled_at = ${at},
          joined_because = ${joining?.because ?? null}, joined_window = ${joining?.windowMinutes ?? null}
        where id = any(array(
          select id from alert
          where settled_at is null and service_id is not distinct from ${serviceId}::uuid
            and integration_id = ${integrationId}
          for update skip locked
        ))`,
  )
}

/** The alerts of an incident, counted now. */
export async function countAlerts(incidentId: string): Promise<AlertCounts> {
  const [counts] = await query<AlertCounts>(
    sql`select (select count(*) from alert where incident_id = ${incidentId} and status = 'firing')::int as "firing",
          (select count(*) from alert where incident_id = ${incidentId})::int as "total"`,
    'count-alerts',
  )
  return counts ?? { firing: 0, total: 0 }
}

/**
 * The alerts that changed last: at most `fired` that began and `resolved` that ended, `limit` in all, the newest last.
 */
export async function sampleAlerts(
  incidentId: string,
  { fired, resolved }: { fired: number; resolved: number },
  limit: number,
): Promise<AlertSample> {
  const rows = await query<{ title: string; status: 'firing' | 'resolved'; url: string | null }>(
    sql`select title, status, url from (
          (select title, status, url, first_received_at as changed_at, id from alert
           where incident_id = ${incidentId} and status = 'firing'
           order by first_received_at desc, id limit ${Math.min(fired, limit)})
          union all
          (select title, status, url, last_received_at, id from alert
           where incident_id = ${incidentId} and status = 'resolved'
           order by last_received_at desc, id limit ${Math.min(resolved, limit)})
          order by changed_at desc, id limit ${limit}
        ) latest order by changed_at, id`,
  )
  return rows.map(({ url, ...alert }) => (url ? { ...alert, url } : alert))
}
