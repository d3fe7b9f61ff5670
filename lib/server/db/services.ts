import { randomUUID } from 'node:crypto'
import type { NewService, ServiceChange } from '@/lib/domain/catalogue/catalogue'
import type { Ref } from '@/lib/domain/incident/values'
import { byName } from '@/lib/server/db/by-name'
import { query } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'
import { sql } from '@/lib/server/db/sql'
import { unlessTaken } from '@/lib/server/db/unavailable'

export interface ServiceRow {
  id: string
  key: string
  name: string
  description: string
  teamId: string | null
  team: Ref | null
  archivedAt: Date | null
}

const columns = {
  id: true,
  key: true,
  name: true,
  description: true,
  teamId: true,
  team: { select: { id: true, name: true } },
  archivedAt: true,
} as const

/** Services by name, those in use first. */
export async function listServiceRows(isWithArchived: boolean): Promise<ServiceRow[]> {
  const rows = await prisma().service.findMany({ where: isWithArchived ? {} : { archivedAt: null }, select: columns })
  const isArchived = ({ archivedAt }: ServiceRow) => Number(archivedAt !== null)
  return rows.sort((left, right) => isArchived(left) - isArchived(right) || byName(left, right))
}

export const findServiceRow = (id: string): Promise<ServiceRow | null> =>
  prisma().service.findUnique({ where: { id }, select: columns })

/** Answers the id of the new service; null when another has that key. */
export async function addService({ key, name, description, teamId }: NewService): Promise<string | null> {
  const id = randomUUID()
  const data = { id, key, name, description, teamId }
  const { count } = await prisma().service.createMany({ data, skipDuplicates: true })
  return count === 0 ? null : id
}

/** Saves what is given and leaves the rest. Answers false when another service has that key. */
export async function saveService(id: string, change: ServiceChange, at: Date): Promise<boolean> {
  const { key = null, name = null, description = null, teamId, archived } = change
  const statement = query(
    sql`update service set
          key = coalesce(${key}, key), name = coalesce(${name}, name), description = coalesce(${description}, description),
          team_id = case when ${teamId !== undefined} then ${teamId ?? null}::uuid else team_id end,
          archived_at = case when ${archived === undefined} then archived_at
                             when ${archived ?? false} then coalesce(archived_at, ${at}) end
        where id = ${id}`,
  )
  return (await unlessTaken(statement)) !== null
}
