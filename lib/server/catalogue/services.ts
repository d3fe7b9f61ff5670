import type { Actor } from '@/lib/domain/actor'
import type { NewService, ServiceChange, ServiceView } from '@/lib/domain/catalogue/catalogue'
import { AppError } from '@/lib/domain/errors'
import { keyTaken, notFound, requireCatalogueAdmin, requireTeam } from '@/lib/server/catalogue/rules'
import { now } from '@/lib/server/clock'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { findUnknownServices, replaceDependencies } from '@/lib/server/db/service-dependencies'
import { addService, findServiceRow, type ServiceRow, saveService } from '@/lib/server/db/services'
import { requirePolicyInUse, requirePolicyOfServiceInUse } from '@/lib/server/paging/policy-rules'

/** Adds a service. Throws `forbidden`, or `rule_refused` for a taken key, an unknown team or an unknown dependency. */
export async function createService(actor: Actor, { dependsOnIds, ...input }: NewService): Promise<ServiceView> {
  requireCatalogueAdmin(actor)
  await requireTeam(input.teamId)
  const id = await withTransaction(async (tx) => {
    const added = await addService(tx, input)
    if (!added) throw keyTaken('service', input.key)
    await setDependencies(tx, added, dependsOnIds)
    return added
  })
  return serviceOf(id)
}

/** Changes what is given of a service. Throws `forbidden`, `not_found`, or `rule_refused` as `createService` does. */
export async function updateService(
  actor: Actor,
  id: string,
  { dependsOnIds, ...change }: ServiceChange,
): Promise<ServiceView> {
  requireCatalogueAdmin(actor)
  await serviceOf(id)
  await requireTeam(change.teamId ?? null)
  await withTransaction(async (tx) => {
    if (change.policyId) await requirePolicyInUse(tx, change.policyId)
    else if (change.archived === false && change.policyId === undefined) await requirePolicyOfServiceInUse(tx, id)
    if (!(await saveService(tx, id, change, now()))) throw keyTaken('service', change.key ?? '')
    if (dependsOnIds) await setDependencies(tx, id, dependsOnIds)
  })
  return serviceOf(id)
}

async function setDependencies(tx: Tx, id: string, dependsOnIds: string[]): Promise<void> {
  if (dependsOnIds.includes(id)) throw wrongDependency('names the service itself', 'CAT-3')
  const [unknown] = await findUnknownServices(tx, dependsOnIds)
  if (unknown) throw wrongDependency(`names a service that does not exist: ${unknown}`)
  await replaceDependencies(tx, id, dependsOnIds)
}

function wrongDependency(message: string, rule?: string): AppError {
  const fields = [{ path: 'dependsOnIds', message }]
  return new AppError('rule_refused', `dependsOnIds ${message}`, { fields, ...(rule ? { rule } : {}) })
}

async function serviceOf(id: string): Promise<ServiceView> {
  const row = await findServiceRow({ id })
  if (!row) throw notFound('service')
  return serviceView(row)
}

/** A service as others read it. */
export const serviceView = ({ archivedAt, ...row }: ServiceRow): ServiceView => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
})
