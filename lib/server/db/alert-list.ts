import type { Actor } from '@/lib/domain/actor'
import type { Alert, AlertDetail, ApartQuery } from '@/lib/domain/alert/alert'
import type { AlertCursor, AlertListQuery } from '@/lib/domain/alert/alert-list'
import type { Ref } from '@/lib/domain/incident/values'
import { ruleOfAlert } from '@/lib/server/db/alert-holds'
import { query } from '@/lib/server/db/pool'
import { allOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

type Instants = 'startsAt' | 'endsAt' | 'lastReceivedAt'
type Marks = 'acknowledged' | 'snoozed' | 'joined' | 'held'

export interface AlertRow extends Omit<Alert, Instants | Marks> {
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  snoozedUntil: Date | null
  snoozedBy: string | null
  snoozeReason: string | null
  joinedBecause: NonNullable<Alert['joined']>['because'] | null
  joinedWindow: number | null
  heldBy: 'maintenance' | 'silence' | null
  heldId: string | null
  startsAt: Date
  endsAt: Date | null
  firstReceivedAt: Date
  lastReceivedAt: Date
  integration: Ref
}

interface Page extends Pick<AlertListQuery, 'status' | 'limit'> {
  after: AlertCursor | null
}

const columns = sql`alert.id, alert.title, alert.status, alert.severity, alert.labels, alert.url,
  starts_at as "startsAt", ends_at as "endsAt", first_received_at as "firstReceivedAt",
  alert.last_received_at as "lastReceivedAt", received_count as "receivedCount", is_flapping as "isFlapping",
  acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy", snoozed_until as "snoozedUntil",
  snoozed_by as "snoozedBy", snooze_reason as "snoozeReason", joined_because as "joinedBecause",
  joined_window as "joinedWindow", held_by as "heldBy", held_id as "heldId",
  json_build_object('id', integration.id, 'name', integration.name) as "integration",
  (select json_build_object('id', id, 'name', name) from service where id = alert.service_id) as "service"`

/** The alerts of an incident, the latest to begin first. */
export function listAlertRows(incidentId: string, { status, after, limit }: Page): Promise<AlertRow[]> {
  const conditions: Sql[] = [sql`alert.incident_id = ${incidentId}`]
  if (status) conditions.push(sql`alert.status = ${status}::alert_status`)
  if (after) conditions.push(sql`(first_received_at, alert.id) < (${after.firstReceivedAt}, ${after.id}::uuid)`)
  return query<AlertRow>(
    sql`select ${columns} from alert join integration on integration.id = alert.integration_id
        where ${allOf(conditions)}
        order by first_received_at desc, alert.id desc limit ${limit}`,
  )
}

export interface AlertDetailRow extends AlertRow, Pick<AlertDetail, 'rule' | 'dedupKey' | 'annotations' | 'raw'> {
  incident: { id: string; number: number; title: string } | null
  receipts: Date[]
}

/** One alert with all that is known of it, unless it belongs to an incident that the actor may not see. */
export async function findAlertDetail(actor: Actor, id: string): Promise<AlertDetailRow | null> {
  const [row] = await query<AlertDetailRow>(
    sql`select ${columns}, ${ruleOfAlert(sql`alert`)} as "rule", dedup_key as "dedupKey", annotations, raw, receipts,
          case when seen.id is not null
            then json_build_object('id', seen.id, 'number', seen.number, 'title', seen.title) end
            as "incident"
        from alert join integration on integration.id = alert.integration_id
        left join ${visibleIncidents(actor)} seen on seen.id = alert.incident_id
        where alert.id = ${id} and (alert.incident_id is null or seen.id is not null)`,
  )
  return row ?? null
}

export interface SnoozedRow {
  id: string
  title: string
  reason: string | null
  byName: string | null
  until: Date
}

const MAX_SNOOZED = 100

/** Alerts that fire and are snoozed, of some services (of all when none is given), as far as the actor may see them. */
export const listSnoozedRows = (actor: Actor, serviceIds: readonly string[], at: Date): Promise<SnoozedRow[]> =>
  query<SnoozedRow>(
    sql`select alert.id, alert.title, snooze_reason as "reason", snoozed_by as "byName", snoozed_until as "until"
        from alert left join ${visibleIncidents(actor)} seen on seen.id = alert.incident_id
        where alert.status = 'firing' and snoozed_until > ${at}
          and (alert.incident_id is null or seen.id is not null)
          and (${serviceIds.length === 0} or alert.service_id = any(${[...serviceIds]}::uuid[]))
        order by snoozed_until limit ${MAX_SNOOZED}`,
  )

/** Alerts that belong to no incident, the latest first. */
export const listApartRows = ({ status, limit }: ApartQuery): Promise<AlertRow[]> =>
  query<AlertRow>(
    sql`select ${columns} from alert join integration on integration.id = alert.integration_id
        where ${allOf([
          sql`alert.incident_id is null and integration.kind <> 'drill'`,
          ...(status ? [sql`alert.status = ${status}::alert_status`] : []),
        ])}
        order by first_received_at desc, alert.id desc limit ${limit}`,
  )
