import { titleOfGroup } from '@/lib/domain/alert/incident-of-alerts'
import { isAppError } from '@/lib/domain/errors'
import { now } from '@/lib/server/clock'
import { findIncidentForAlerts, findServiceName } from '@/lib/server/db/alert-incidents'
import { type AlertPlace, type Joining, listUnsettledGroups, settle, type UnsettledGroup } from '@/lib/server/db/alerts'
import { findReceiverById, isServiceInUse, noteError, type Receiver } from '@/lib/server/db/integrations'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { declareIncident } from '@/lib/server/declare'
import { reportTimer } from '@/lib/server/integrations/alert-timers'
import { pageForAlerts } from '@/lib/server/integrations/page-for-alerts'
import { settleEach } from '@/lib/server/integrations/settle-each'
import { stableId } from '@/lib/server/stable-id'
import { armTimer } from '@/lib/server/timers/timers'

/** After an incident was resolved, alerts of its service belong to it for this long, and suggest to reopen it. */
export const REOPENING_MS = 30 * 60_000
const MINUTE_MS = 60_000

/**
 * Gives the alerts of a place that have no incident yet to one: the incident that is being fought there, else a new
 * one when the integration opens incidents, else none. Safe to repeat after a crash at any point. Run by one process
 * at a time for each place, see `settleTimer`. False when something is left, which was being changed meanwhile.
 */
export async function settleAlerts(place: AlertPlace): Promise<boolean> {
  const settled = new Set<string>()
  await settleEach(await listUnsettledGroups(place, now()), async (group) => {
    const receiver = await findReceiverById(group.integrationId)
    // What is about delivery waits for `settlePipelines`.
    if (receiver?.rules.about !== 'production') return
    await settleGroup({ ...place, integrationId: receiver.id }, group, receiver)
    settled.add(receiver.id)
  })
  return !(await listUnsettledGroups(place, now())).some(({ integrationId }) => settled.has(integrationId))
}

async function settleGroup(place: AlertPlace, group: UnsettledGroup, receiver: Receiver): Promise<void> {
  const at = now()
  const { joinsPrivate, opensIncident, groupMinutes } = receiver.rules
  const resolvedAfter = new Date(at.getTime() - REOPENING_MS)
  const toldAfter = groupMinutes === null ? null : new Date(group.toldAt.getTime() - groupMinutes * MINUTE_MS)
  const joined = await findIncidentForAlerts(place, { joinsPrivate, resolvedAfter, toldAfter })
  const give = async (tx: Tx, incidentId: string) => {
    await settle(tx, place, incidentId, joiningOf(place, joined !== null, groupMinutes), at)
    await armTimer(tx, reportTimer(incidentId, receiver.id, at))
    const { serviceId } = place
    const { worst, oldestId: alertId, count } = group
    const found = { incidentId, serviceId, integrationId: receiver.id, alertId, severity: worst, count }
    if (!group.isSnoozed) await pageForAlerts(tx, { ...found, because: joined ? 'joined' : 'opened' })
  }
  if (joined) await withTransaction((tx) => give(tx, joined))
  else if (opensIncident) await openIncident(place, group, receiver, give)
  else await withTransaction((tx) => settle(tx, place, null, null, at))
}

/** What the incident says of why they are here (SPEC ALERT-1). */
function joiningOf({ serviceId }: AlertPlace, isJoined: boolean, windowMinutes: number | null): Joining {
  if (!isJoined) return { because: 'opened', windowMinutes }
  return { because: serviceId === null ? 'same-integration' : 'same-service', windowMinutes }
}

async function openIncident({ serviceId }: AlertPlace, group: UnsettledGroup, receiver: Receiver, give: Give) {
  const where = (serviceId && (await findServiceName(serviceId))) ?? receiver.name
  // One that was archived since is named by nothing new, and refused: what fires on it is told all the same.
  const serviceIds = serviceId && (await isServiceInUse(serviceId)) ? [serviceId] : []
  const startsAt = group.startsAt.toISOString()
  const input = {
    title: titleOfGroup({ ...group, startsAt }, where),
    severity: group.worst,
    kind: 'production' as const,
    serviceIds,
    occurredAt: startsAt,
  }
  await declareForAlerts(receiver, group.oldestId, input, give)
}

/** Gives alerts to an incident. */
type Give = (tx: Tx, incidentId: string) => Promise<void>

/**
 * Declares for alerts and gives them to the incident, in one transaction: an incident that has none of them yet would
 * look like one that they only join, and those page nobody. The same alerts declare once, whatever becomes of this
 * process.
 */
export async function declareForAlerts(
  receiver: Receiver,
  oldestId: string,
  input: { occurredAt: string } & Record<string, unknown>,
  give: Give,
): Promise<void> {
  try {
    await declareIncident({
      actor: { kind: 'integration', id: receiver.id, name: receiver.name },
      commandId: stableId('declare', oldestId, JSON.stringify(input)),
      input,
      firstSignalAt: input.occurredAt,
      alongside: give,
    })
  } catch (error) {
    if (isAppError(error) && error.code !== 'unavailable') await noteError(receiver.id, error.message, now())
    throw error
  }
}
