import type { Severity } from '@/lib/domain/incident/values'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** Alerts about delivery that wait for an incident, of one integration. */
export interface WaitingPipelines {
  integrationId: string
  count: number
  /** What they all say; null when they differ. */
  summary: string | null
  worst: Severity
  /** Those in use. */
  serviceIds: string[]
  startsAt: Date
  oldestId: string
}

/** What waits, one group an integration. Those of other integrations are no longer about delivery. */
export const listWaitingPipelines = (): Promise<WaitingPipelines[]> =>
  query<WaitingPipelines>(
    sql`select integration_id as "integrationId", count(*)::int as "count", min(severity) as "worst",
          case when min(title) = max(title) then min(title) end as "summary", min(starts_at) as "startsAt",
          (array_agg(alert.id order by first_received_at, alert.id))[1] as "oldestId",
          coalesce(json_agg(distinct service.id) filter (where service.archived_at is null and service.id is not null), '[]')
            as "serviceIds"
        from alert join integration on integration.id = integration_id left join service on service.id = alert.service_id
        where settled_at is null and settings ->> 'about' = 'delivery'
        group by integration_id order by min(first_received_at)`,
  )

/** As `settle`, for all that waits of one integration. */
export async function settleWaiting(tx: Tx, integrationId: string, incidentId: string | null, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`update alert set incident_id = ${incidentId}, settled_at = ${at}
        where id = any(array(
          select id from alert where settled_at is null and integration_id = ${integrationId} for update skip locked
        ))`,
  )
}
