import type { PersonActor } from '@/lib/domain/actor'
import type { Integration } from '@/lib/domain/alert/integration'
import { AppError } from '@/lib/domain/errors'
import { requireAdmin } from '@/lib/server/access/rights'
import { findIntegration, listIntegrationRows } from '@/lib/server/db/integrations'

/** All integrations, by name. For admins. */
export async function listIntegrations(actor: PersonActor): Promise<Integration[]> {
  requireAdmin(actor)
  return listIntegrationRows()
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One integration. Throws `not_found`. For admins. */
export async function getIntegration(actor: PersonActor, id: string): Promise<Integration> {
  requireAdmin(actor)
  const integration = uuid.test(id) ? await findIntegration(id) : null
  if (!integration) throw new AppError('not_found', 'There is no such integration')
  return integration
}
