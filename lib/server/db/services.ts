import { randomUUID } from 'node:crypto'
import {
  type NewService,
  type ServiceChange,
  type ServiceLink,
  serviceLinksSchema,
  type Tier,
  tierSchema,
} from '@/lib/domain/catalogue/catalogue'
import type { Ref } from '@/lib/domain/incident/values'
import { byName } from '@/lib/server/db/by-name'
import type { Tx } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { unlessTaken } from '@/lib/server/db/unavailable'

export interface ServiceRow {
  id: string
  key: string
  name: string
  description: string
  teamId: string | null
  team: Ref | null
  tier: Tier
  links: ServiceLink[]
  skills: string[]
  policy: Ref | null
  pagesDeployerMinutes: number | null
  archivedAt: Date | null
}

const columns = {
  id: true,
  key: true,
  name: true,
  description: true,
  teamId: true,
  team: { select: { id: true, name: true } },
  tier: true,
  links: true,
  skills: true,
  policy: { select: { id: true, name: true } },
  pagesDeployerMinutes: true,
  archivedAt: true,
} as const

type StoredService = Omit<ServiceRow, 'tier' | 'links'> & { tier: number | null; links: unknown }

const serviceOf = ({ tier, links, ...row }: StoredService): ServiceRow => ({
  ...row,
  tier: tierSchema.parse(tier),
  links: serviceLinksSchema.parse(links),
})

/** Services by name, those in use first. */
export async function listServiceRows(isWithArchived: boolean): Promise<ServiceRow[]> {
  const rows = await prisma().service.findMany({ where: isWithArchived ? {} : { archivedAt: null }, select: columns })
  const isArchived = ({ archivedAt }: ServiceRow) => Number(archivedAt !== null)
  return rows.map(serviceOf).sort((left, right) => isArchived(left) - isArchived(right) || byName(left, right))
}

/** A service by its id or its key. */
export async function findServiceRow(by: { id: string } | { key: string }): Promise<ServiceRow | null> {
  const row = await prisma().service.findUnique({ where: by, select: columns })
  return row && serviceOf(row)
}

/** Answers the id of the new service; null when another has that key. */
export async function addService(tx: Tx, service: Omit<NewService, 'dependsOnIds'>): Promise<string | null> {
  const { key, name, description, teamId, tier, links, skills } = service
  const [row] = await rowsOf<{ id: string }>(
    tx,
    sql`insert into service (id, key, name, description, team_id, tier, links, skills)
        values (${randomUUID()}, ${key}, ${name}, ${description}, ${teamId}, ${tier}, ${JSON.stringify(links)},
          ${skills ?? []})
        on conflict (key) do nothing returning id`,
  )
  return row?.id ?? null
}

/**
 * Saves what is given and leaves the rest; holds the service until the transaction ends. Answers false when another
 * service has that key: the transaction is then over.
 */
export async function saveService(
  tx: Tx,
  id: string,
  change: Omit<ServiceChange, 'dependsOnIds'>,
  at: Date,
): Promise<boolean> {
  const { key = null, name = null, description = null, teamId, tier, links, skills, archived } = change
  const { policyId, pagesDeployerMinutes } = change
  const statement = rowsOf(
    tx,
    sql`update service set
          key = coalesce(${key}, key), name = coalesce(${name}, name), description = coalesce(${description}, description),
          team_id = case when ${teamId !== undefined} then ${teamId ?? null}::uuid else team_id end,
          tier = case when ${tier !== undefined} then ${tier ?? null}::int else tier end,
          links = coalesce(${links ? JSON.stringify(links) : null}::jsonb, links),
          skills = coalesce(${skills ?? null}::text[], skills),
          policy_id = case when ${policyId !== undefined} then ${policyId ?? null}::uuid else policy_id end,
          pages_deployer_minutes = case when ${pagesDeployerMinutes !== undefined}
            then ${pagesDeployerMinutes ?? null}::int else pages_deployer_minutes end,
          archived_at = case when ${archived === undefined} then archived_at
                             when ${archived ?? false} then coalesce(archived_at, ${at}) end
        where id = ${id}`,
  )
  return (await unlessTaken(statement)) !== null
}
