import type { PersonActor } from '@/lib/domain/actor'
import type { Integration, IntegrationChange, IntegrationWithKey, NewIntegration } from '@/lib/domain/alert/integration'
import { AppError } from '@/lib/domain/errors'
import { requireAdmin } from '@/lib/server/access/rights'
import { hashSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { deleteUnusedIntegration, replaceKey, updateIntegration } from '@/lib/server/db/integrations'
import { withTransaction } from '@/lib/server/db/pool'
import { addressOf } from '@/lib/server/integrations/addresses'
import { heartbeatTimer, nextBeatBy } from '@/lib/server/integrations/alert-timers'
import { createIntegration, requireService, requireServicesOf } from '@/lib/server/integrations/create-integration'
import { newIntegrationKey } from '@/lib/server/integrations/keys'
import { getIntegration, getIntegrationSettings } from '@/lib/server/queries/list-integrations'
import { armTimer } from '@/lib/server/timers/timers'

/** Makes an integration for an admin. */
export async function addIntegration(actor: PersonActor, input: NewIntegration): Promise<IntegrationWithKey> {
  requireAdmin(actor)
  const { id, url, key } = await createIntegration({ ...input, createdBy: actor.id })
  return { integration: await getIntegration(actor, id), url, key }
}

/**
 * Changes what is given and leaves the rest. A disabled integration's key opens nothing; a heartbeat that was heard before
 * gets its whole time once it is enabled again.
 */
export async function changeIntegration(
  actor: PersonActor,
  id: string,
  change: IntegrationChange,
): Promise<Integration> {
  const { kind, rules, isEnabled, lastReceivedAt } = await getIntegrationSettings(actor, id)
  if (change.serviceId) await requireService(change.serviceId)
  if (change.rules?.changes) await requireServicesOf(change.rules.changes)
  const at = now()
  await withTransaction(async (tx) => {
    await updateIntegration(tx, id, change, at)
    const isAwaited = kind === 'heartbeat' && lastReceivedAt !== null && !isEnabled && change.isEnabled
    if (isAwaited)
      await armTimer(
        tx,
        heartbeatTimer(
          id,
          nextBeatBy({ heartbeatMinutes: change.rules?.heartbeatMinutes ?? rules.heartbeatMinutes }, at),
        ),
      )
  })
  return getIntegration(actor, id)
}

/** Gives an integration a new key; the old one stops working at once. */
export async function rotateKey(actor: PersonActor, id: string): Promise<IntegrationWithKey> {
  const { kind } = await getIntegrationSettings(actor, id)
  const key = newIntegrationKey(kind)
  await replaceKey(id, hashSecret(key))
  return { integration: await getIntegration(actor, id), url: addressOf(kind, key), key }
}

/** Deletes an integration that never received anything: what others received is part of incidents. */
export async function deleteIntegration(actor: PersonActor, id: string): Promise<void> {
  await getIntegrationSettings(actor, id)
  if (await deleteUnusedIntegration(id)) return
  throw new AppError('conflict', 'Incidents refer to what it received, so it can only be disabled')
}
