import type { LeverKind } from '@/lib/domain/incident/lever'
import type { Ref } from '@/lib/domain/incident/values'
import { pool, query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

export interface LeverActionRow {
  service: Ref & { key: string }
  /** As it was saved. */
  action: unknown
  /** Sealed; null when there is none. */
  secrets: Uint8Array | null
}

/** A lever's request, in a transaction if one is given; null when there is no such lever. */
export async function findLeverAction(serviceId: string, kind: LeverKind, tx?: Tx): Promise<LeverActionRow | null> {
  const [row] = await rowsOf<LeverActionRow>(
    tx ?? pool(),
    sql`select json_build_object('id', service.id, 'name', service.name, 'key', service.key) as service,
        lever.action, lever.action_secrets as secrets
      from lever join service on service.id = lever.service_id
      where lever.service_id = ${serviceId} and lever.kind = ${kind}`,
    'find-lever-action',
  )
  return row ?? null
}

/** Gives a lever a request, or takes it away with its secrets. Answers false when there is no such lever. */
export async function saveLeverAction(
  serviceId: string,
  kind: LeverKind,
  { action, secrets }: { action: object | null; secrets: Uint8Array | null },
  at: Date,
): Promise<boolean> {
  const rows = await query(
    sql`update lever set action = ${action && JSON.stringify(action)}::jsonb, action_secrets = ${secrets},
          updated_at = ${at}
        where service_id = ${serviceId} and kind = ${kind} returning id`,
  )
  return rows.length > 0
}

export interface Versions {
  version: string | null
  url: string | null
  /** Of the newest change of the same service that succeeded before it. */
  lastGood: string | null
}

const drillOf = (integrationId: Sql): Sql => sql`(select incident_id from drill where drill.id = ${integrationId})`

/**
 * What a change brought, and what was live before it; null when there is no such change. A drill's versions are never
 * those of production (SPEC CHANGE-4).
 */
export async function findVersions(changeId: string, tx?: Tx): Promise<Versions | null> {
  const [row] = await rowsOf<Versions>(
    tx ?? pool(),
    sql`select change.version, change.url,
        (select good.version from change good
         where good.service_id = change.service_id and good.status = 'succeeded'
           and ${drillOf(sql`good.integration_id`)} is not distinct from ${drillOf(sql`change.integration_id`)}
           and good.at < change.at and good.version is not null and good.version is distinct from change.version
         order by good.at desc, good.id limit 1) as "lastGood"
      from change where change.id = ${changeId}::uuid`,
    'find-versions',
  )
  return row ?? null
}
