import type { DependencyEdge } from '@/lib/domain/catalogue/graph'
import type { ServiceNode } from '@/lib/domain/catalogue/service-detail'
import { byName } from '@/lib/server/db/by-name'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** Which service in use needs which. */
export const listDependencyRows = (): Promise<DependencyEdge[]> =>
  query<DependencyEdge>(
    sql`select service_id as "serviceId", depends_on_id as "dependsOnId"
      from service_dependency
        join service needing on needing.id = service_id and needing.archived_at is null
        join service needed on needed.id = depends_on_id and needed.archived_at is null
      order by service_id, depends_on_id`,
  )

/** The services in use, by name. */
export async function listServiceNodes(): Promise<ServiceNode[]> {
  const rows = await query<ServiceNode>(sql`select id, key, name, tier from service where archived_at is null`)
  return rows.sort(byName)
}

/** The services in use that one needs. */
export const listDependsOn = (id: string): Promise<ServiceNode[]> =>
  nodes(sql`id in (select depends_on_id from service_dependency where service_id = ${id})`)

/** The services in use that need one. */
export const listDependants = (id: string): Promise<ServiceNode[]> =>
  nodes(sql`id in (select service_id from service_dependency where depends_on_id = ${id})`)

async function nodes(condition: ReturnType<typeof sql>): Promise<ServiceNode[]> {
  const rows = await query<ServiceNode>(
    sql`select id, key, name, tier from service where archived_at is null and ${condition}`,
  )
  return rows.sort(byName)
}

/** The ids that name no service. */
export async function findUnknownServices(tx: Tx, ids: string[]): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(tx, sql`select id from service where id = any(${ids}::uuid[])`)
  const known = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}

/** Makes exactly these the services that one needs; what it needs of those archived stays as it is. */
export async function replaceDependencies(tx: Tx, serviceId: string, ids: string[]): Promise<void> {
  await rowsOf(
    tx,
    sql`delete from service_dependency using service needed
        where service_id = ${serviceId} and needed.id = depends_on_id and needed.archived_at is null
          and depends_on_id <> all(${ids}::uuid[])`,
  )
  await rowsOf(
    tx,
    sql`insert into service_dependency (service_id, depends_on_id)
        select ${serviceId}, id from unnest(${ids}::uuid[]) as id on conflict do nothing`,
  )
}
