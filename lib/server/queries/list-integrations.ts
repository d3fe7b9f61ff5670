import type { PersonActor } from '@/lib/domain/actor'
import type { Integration, IntegrationSettings } from '@/lib/domain/alert/integration'
import type { PastChange } from '@/lib/domain/change/past-change'
import { AppError } from '@/lib/domain/errors'
import { requireAdmin } from '@/lib/server/access/rights'
import { listIntegrationChanges } from '@/lib/server/db/changes'
import { findIntegration, findIntegrationSettings, listIntegrationRows } from '@/lib/server/db/integrations'
import { isUuid } from '@/lib/server/uuid'

/** All integrations, by name. For admins. */
export async function listIntegrations(actor: PersonActor): Promise<Integration[]> {
  requireAdmin(actor)
  return listIntegrationRows()
}

/** One integration. Throws `not_found`. For admins. */
export const getIntegration = (actor: PersonActor, id: string): Promise<Integration> => read(actor, id, findIntegration)

/** One integration, for what needs none of the counts. Throws `not_found`. For admins. */
export const getIntegrationSettings = (actor: PersonActor, id: string): Promise<IntegrationSettings> =>
  read(actor, id, findIntegrationSettings)

async function read<T>(actor: PersonActor, id: string, find: (id: string) => Promise<T | null>): Promise<T> {
  requireAdmin(actor)
  const integration = isUuid(id) ? await find(id) : null
  if (!integration) throw new AppError('not_found', 'There is no such integration')
  return integration
}

const SHOWN_CHANGES = 20

/** The last changes an integration told. Throws `not_found`. For admins. */
export async function listChangesTold(actor: PersonActor, id: string): Promise<PastChange[]> {
  return listIntegrationChanges((await getIntegrationSettings(actor, id)).id, SHOWN_CHANGES)
}
