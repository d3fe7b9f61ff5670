import type { Actor } from '@/lib/domain/actor'
import type { NewService, ServiceChange, ServiceView } from '@/lib/domain/catalogue/catalogue'
import { keyTaken, notFound, requireCatalogueAdmin, requireTeam } from '@/lib/server/catalogue/rules'
import { now } from '@/lib/server/clock'
import { addService, findServiceRow, type ServiceRow, saveService } from '@/lib/server/db/services'

/** Adds a service. Throws `forbidden`, or `rule_refused` when its key is taken or its team does not exist. */
export async function createService(actor: Actor, input: NewService): Promise<ServiceView> {
  requireCatalogueAdmin(actor)
  await requireTeam(input.teamId)
  const id = await addService(input)
  if (!id) throw keyTaken('service', input.key)
  return serviceOf(id)
}

/** Changes what is given of a service. Throws `forbidden`, `not_found`, or `rule_refused` as `createService` does. */
export async function updateService(actor: Actor, id: string, change: ServiceChange): Promise<ServiceView> {
  requireCatalogueAdmin(actor)
  await serviceOf(id)
  await requireTeam(change.teamId ?? null)
  if (!(await saveService(id, change, now()))) throw keyTaken('service', change.key ?? '')
  return serviceOf(id)
}

async function serviceOf(id: string): Promise<ServiceView> {
  const row = await findServiceRow(id)
  if (!row) throw notFound('service')
  return serviceView(row)
}

/** A service as others read it. */
export const serviceView = ({ archivedAt, ...row }: ServiceRow): ServiceView => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
})
