import { titleOfGroup } from '@/lib/domain/alert/incident-of-alerts'
import { isAppError } from '@/lib/domain/errors'
import { now } from '@/lib/server/clock'
import { findIncidentForAlerts, findServiceName } from '@/lib/server/db/alert-incidents'
import { type AlertPlace, listUnsettledGroups, settle, type UnsettledGroup } from '@/lib/server/db/alerts'
import { findReceiverById, noteError, type Receiver } from '@/lib/server/db/integrations'
import { withTransaction } from '@/lib/server/db/pool'
import { declareIncident } from '@/lib/server/declare'
import { reportTimer } from '@/lib/server/integrations/alert-timers'
import { stableId } from '@/lib/server/stable-id'
import { armTimer } from '@/lib/server/timers/timers'

/** After an incident was resolved, alerts of its service belong to it for this long, and suggest to reopen it. */
export const REOPENING_MS = 30 * 60_000

/**
 * Gives the alerts of a place that have no incident yet to one: the incident that is being fought there, else a new
 * one when the integration opens incidents, else none. Safe to repeat after a crash at any point. Run by one process
 * at a time for each place, see `settleTimer`.
 */
export async function settleAlerts(place: AlertPlace): Promise<void> {
  for (const group of await listUnsettledGroups(place)) {
    const receiver = await findReceiverById(group.integrationId)
    // What is about delivery waits for `settlePipelines`.
    if (receiver?.rules.about === 'production')
      await settleGroup({ ...place, integrationId: receiver.id }, group, receiver)
  }
}

async function settleGroup(place: AlertPlace, group: UnsettledGroup, receiver: Receiver): Promise<void> {
  const at = now()
  const { joinsPrivate, opensIncident } = receiver.rules
  const resolvedAfter = new Date(at.getTime() - REOPENING_MS)
  const joined = await findIncidentForAlerts(place, { joinsPrivate, resolvedAfter })
  const incidentId = joined ?? (opensIncident ? await openIncident(place, group, receiver) : null)
  await withTransaction(async (tx) => {
    await settle(tx, place, incidentId, at)
    if (incidentId) await armTimer(tx, reportTimer(incidentId, receiver.id, at))
  })
}

async function openIncident({ serviceId }: AlertPlace, group: UnsettledGroup, receiver: Receiver): Promise<string> {
  const where = (serviceId && (await findServiceName(serviceId))) ?? receiver.name
  const startsAt = group.startsAt.toISOString()
  const input = {
    title: titleOfGroup({ ...group, startsAt }, where),
    severity: group.worst,
    kind: 'production' as const,
    serviceIds: serviceId ? [serviceId] : [],
    occurredAt: startsAt,
  }
  return declareForAlerts(receiver, group.oldestId, input)
}

/** Declares for alerts; the same ones declare once, whatever becomes of this process. Answers the incident's id. */
export async function declareForAlerts(
  receiver: Receiver,
  oldestId: string,
  input: { occurredAt: string } & Record<string, unknown>,
): Promise<string> {
  try {
    const { incident } = await declareIncident({
      actor: { kind: 'integration', id: receiver.id, name: receiver.name },
      commandId: stableId('declare', oldestId, JSON.stringify(input)),
      input,
      firstSignalAt: input.occurredAt,
    })
    return incident.id
  } catch (error) {
    if (isAppError(error) && error.code !== 'unavailable') await noteError(receiver.id, error.message, now())
    throw error
  }
}
