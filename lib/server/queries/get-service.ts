import type { Actor } from '@/lib/domain/actor'
import { catalogueKeySchema } from '@/lib/domain/catalogue/catalogue'
import type { ServiceDetail } from '@/lib/domain/catalogue/service-detail'
import { mayChangeLevers } from '@/lib/server/catalogue/levers'
import { notFound } from '@/lib/server/catalogue/rules'
import { serviceView } from '@/lib/server/catalogue/services'
import { listDependants, listDependsOn } from '@/lib/server/db/service-dependencies'
import { findServiceRow } from '@/lib/server/db/services'
import { leversOf } from '@/lib/server/queries/list-levers'
import { isUuid } from '@/lib/server/uuid'

/** A service by its id or its key, archived or not; everybody in the organisation may read it. Throws `not_found`. */
export async function getService(actor: Actor, idOrKey: string): Promise<ServiceDetail> {
  const { data: key } = catalogueKeySchema.safeParse(idOrKey.toLowerCase())
  const byKey = key === undefined ? null : await findServiceRow({ key })
  const row = byKey ?? (isUuid(idOrKey) ? await findServiceRow({ id: idOrKey }) : null)
  if (!row) throw notFound('service')
  const [levers, dependsOn, dependants, canChangeLevers] = await Promise.all([
    leversOf(actor, [row.id]),
    listDependsOn(row.id),
    listDependants(row.id),
    mayChangeLevers(actor, row),
  ])
  return { ...serviceView(row), levers, dependsOn, dependants, canChangeLevers }
}
