import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import type { ServiceView } from '@/lib/domain/catalogue/catalogue'
import { serviceView } from '@/lib/server/catalogue/services'
import { listServiceRows } from '@/lib/server/db/services'
import { flagSchema } from '@/lib/server/queries/query-values'

export const serviceQuerySchema = z.strictObject({ archived: flagSchema.default(false).describe('Archived ones too.') })

/** The services of the organisation by name; everybody in it may read them. */
export async function listServices(_actor: Actor, { archived = false } = {}): Promise<ServiceView[]> {
  const rows = await listServiceRows(archived)
  return rows.map(serviceView)
}
