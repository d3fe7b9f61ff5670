import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { markDeliveryPrevented } from '@/lib/domain/incident/commands/mark-delivery-prevented'
import { excerpt } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { findIncidentForPipelines } from '@/lib/server/db/alert-incidents'
import { findReceiverById, type Receiver } from '@/lib/server/db/integrations'
import { listWaitingPipelines, settleWaiting, type WaitingPipelines } from '@/lib/server/db/pipeline-alerts'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { execute } from '@/lib/server/execute'
import { reportTimer } from '@/lib/server/integrations/alert-timers'
import { pageForAlerts } from '@/lib/server/integrations/page-for-alerts'
import { declareForAlerts, REOPENING_MS } from '@/lib/server/integrations/settle-alerts'
import { settleEach } from '@/lib/server/integrations/settle-each'
import { stableId } from '@/lib/server/stable-id'
import { armTimer } from '@/lib/server/timers/timers'

const MAX_TITLE = 160
const MAX_SERVICES = 20

/**
 * Gives alerts about delivery to the incident about delivery that is open, else to a new one, whatever their services:
 * there is one way to production, and who mends it works in one room. Never to an incident of another kind, which may
 * be open on the same service. Safe to repeat after a crash at any point; run by one process at a time. False when
 * something is left, which was being changed meanwhile.
 */
export async function settlePipelines(): Promise<boolean> {
  const settled = new Set<string>()
  await settleEach(await listWaitingPipelines(), async (waiting) => {
    const receiver = await findReceiverById(waiting.integrationId)
    if (!receiver) return
    settled.add(receiver.id)
    await settle(waiting, receiver)
  })
  return !(await listWaitingPipelines()).some(({ integrationId }) => settled.has(integrationId))
}

async function settle(waiting: WaitingPipelines, receiver: Receiver): Promise<void> {
  const at = now()
  const { joinsPrivate, opensIncident } = receiver.rules
  const resolvedAfter = new Date(at.getTime() - REOPENING_MS)
  const joined = await findIncidentForPipelines(waiting.serviceIds, { joinsPrivate, resolvedAfter })
  if (joined) await markPrevented(joined, waiting)
  const give = async (tx: Tx, incidentId: string) => {
    await settleWaiting(tx, receiver.id, incidentId, at)
    await armTimer(tx, reportTimer(incidentId, receiver.id, at))
    const { worst: severity, oldestId: alertId, count, serviceIds } = waiting
    const found = { incidentId, serviceId: serviceIds[0] ?? null, integrationId: receiver.id, alertId, severity, count }
    await pageForAlerts(tx, { ...found, because: joined ? 'joined' : 'opened' })
  }
  if (joined) await withTransaction((tx) => give(tx, joined))
  else if (opensIncident) await declareForAlerts(receiver, waiting.oldestId, declarationOf(waiting), give)
  else await withTransaction((tx) => settleWaiting(tx, receiver.id, null, at))
}

/** Says that delivery is prevented, unless somebody has shown that it is not: a failing run alone does not overrule them. */
async function markPrevented(incidentId: string, { oldestId }: WaitingPipelines): Promise<void> {
  const commandId = stableId('prevented', incidentId, oldestId)
  await execute({ incidentId, name: markDeliveryPrevented.name, actor: SYSTEM_ACTOR, commandId, input: {} })
}

function declarationOf({ summary, count, worst, serviceIds, startsAt }: WaitingPipelines) {
  const title = excerpt(`We cannot deploy: ${summary ?? `${count} pipelines fail`}`, MAX_TITLE)
  return {
    title,
    severity: worst,
    kind: 'delivery' as const,
    deliveryPrevented: true,
    serviceIds: serviceIds.slice(0, MAX_SERVICES),
    occurredAt: startsAt.toISOString(),
  }
}
