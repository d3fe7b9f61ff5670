import type { PastChange } from '@/lib/domain/change/past-change'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'

/** As far back as anybody rolls back. */
const KEPT = 40

/** The latest changes of each of these services up to an instant; those of a drill are seen in its incident only. */
export async function listChangesOf(
  serviceIds: string[],
  until: string,
  drillOf: string | null,
): Promise<PastChange[]> {
  const rows = await query<Omit<PastChange, 'at'> & { at: Date }>(
    sql`select recent.id, recent.kind, recent.status, recent.title, recent.author, recent.url, recent.version,
          recent.environment, recent.size, recent.at,
          json_build_object('id', service.id, 'name', service.name) as service,
          json_build_object('id', integration.id, 'name', integration.name) as integration
        from service
          cross join lateral (
            select * from change where change.service_id = service.id and change.at <= ${until}
              and (select incident_id from drill where drill.id = change.integration_id)
                is not distinct from ${drillOf}::uuid
            order by change.at desc limit ${KEPT}
          ) recent
          join integration on integration.id = recent.integration_id
        where service.id = any(${serviceIds}::uuid[])`,
  )
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
