import type { Alert } from '@/lib/domain/alert/alert'
import type { AlertCursor, AlertListQuery } from '@/lib/domain/alert/alert-list'
import type { Ref } from '@/lib/domain/incident/values'
import { query } from '@/lib/server/db/pool'
import { allOf, type Sql, sql } from '@/lib/server/db/sql'

type Instants = 'startsAt' | 'endsAt' | 'lastReceivedAt'

export interface AlertRow extends Omit<Alert, Instants> {
  startsAt: Date
  endsAt: Date | null
  firstReceivedAt: Date
  lastReceivedAt: Date
  integration: Ref
}

interface Page extends Pick<AlertListQuery, 'status' | 'limit'> {
  after: AlertCursor | null
}

/** The alerts of an incident, the latest to begin first. */
export function listAlertRows(incidentId: string, { status, after, limit }: Page): Promise<AlertRow[]> {
  const conditions: Sql[] = [sql`alert.incident_id = ${incidentId}`]
  if (status) conditions.push(sql`alert.status = ${status}::alert_status`)
  if (after) conditions.push(sql`(first_received_at, alert.id) < (${after.firstReceivedAt}, ${after.id}::uuid)`)
  return query<AlertRow>(
    sql`select alert.id, alert.title, alert.status, alert.severity, alert.labels, alert.url,
          starts_at as "startsAt", ends_at as "endsAt", first_received_at as "firstReceivedAt",
          alert.last_received_at as "lastReceivedAt", received_count as "receivedCount",
          json_build_object('id', integration.id, 'name', integration.name) as "integration",
          (select json_build_object('id', id, 'name', name) from service where id = alert.service_id) as "service"
        from alert join integration on integration.id = alert.integration_id
        where ${allOf(conditions)}
        order by first_received_at desc, alert.id desc limit ${limit}`,
  )
}
