import { randomUUID } from 'node:crypto'
import type { NewService, ServiceChange } from '@/lib/domain/catalogue/catalogue'
import type { Ref } from '@/lib/domain/incident/values'
import { query } from '@/lib/server/db/pool'
import { type Sql, sql } from '@/lib/server/db/sql'

export interface ServiceRow {
  id: string
  key: string
  name: string
  description: string
  teamId: string | null
  team: Ref | null
  archivedAt: Date | null
}

/** Services by name, those in use first. */
export const listServiceRows = (isWithArchived: boolean): Promise<ServiceRow[]> =>
  findServiceRows(isWithArchived ? sql`true` : sql`service.archived_at is null`)

export async function findServiceRow(id: string): Promise<ServiceRow | null> {
  const [row] = await findServiceRows(sql`service.id = ${id}`)
  return row ?? null
}

const findServiceRows = (condition: Sql): Promise<ServiceRow[]> =>
  query<ServiceRow>(
    sql`select service.id, service.key, service.name, service.description, service.team_id as "teamId",
          service.archived_at as "archivedAt",
          case when team.id is null then null else json_build_object('id', team.id, 'name', team.name) end as team
        from service left join team on team.id = service.team_id
        where ${condition}
        order by service.archived_at is not null, lower(service.name), service.id`,
  )

/** Answers the id of the new service; null when another has that key. */
export async function addService({ key, name, description, teamId }: NewService): Promise<string | null> {
  const [row] = await query<{ id: string }>(
    sql`insert into service (id, key, name, description, team_id)
        values (${randomUUID()}, ${key}, ${name}, ${description}, ${teamId})
        on conflict (key) do nothing returning id`,
  )
  return row?.id ?? null
}

/** Saves what is given and leaves the rest. Answers false when another service has that key. */
export async function saveService(id: string, change: ServiceChange, at: Date): Promise<boolean> {
  const { key = null, name = null, description = null, teamId, archived } = change
  const rows = await query(
    sql`update service set
          key = coalesce(${key}, key), name = coalesce(${name}, name), description = coalesce(${description}, description),
          team_id = case when ${teamId !== undefined} then ${teamId ?? null}::uuid else team_id end,
          archived_at = case when ${archived === undefined} then archived_at
                             when ${archived ?? false} then coalesce(archived_at, ${at}) end
        where id = ${id} and not exists (select 1 from service other where other.key = ${key} and other.id <> ${id})
        returning id`,
  )
  return rows.length > 0
}
