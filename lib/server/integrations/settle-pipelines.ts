import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { markDeliveryPrevented } from '@/lib/domain/incident/commands/mark-delivery-prevented'
import { excerpt } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { findIncidentForPipelines } from '@/lib/server/db/alert-incidents'
import { findReceiverById, type Receiver } from '@/lib/server/db/integrations'
import { listWaitingPipelines, settleWaiting, type WaitingPipelines } from '@/lib/server/db/pipeline-alerts'
import { withTransaction } from '@/lib/server/db/pool'
import { execute } from '@/lib/server/execute'
import { reportTimer } from '@/lib/server/integrations/alert-timers'
import { pageForAlerts } from '@/lib/server/integrations/page-for-alerts'
import { declareForAlerts, REOPENING_MS } from '@/lib/server/integrations/settle-alerts'
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
  const failures: unknown[] = []
  const settled = new Set<string>()
  for (const waiting of await listWaitingPipelines()) {
    const receiver = await findReceiverById(waiting.integrationId)
    // One that cannot be settled now is tried again, and keeps nobody else from being settled.
    if (!receiver) continue
    settled.add(receiver.id)
    await settle(waiting, receiver).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return !(await listWaitingPipelines()).some(({ integrationId }) => settled.has(integrationId))
}

async function settle(waiting: WaitingPipelines, receiver: Receiver): Promise<void> {
  const at = now()
  const { joinsPrivate, opensIncident } = receiver.rules
  const resolvedAfter = new Date(at.getTime() - REOPENING_MS)
  const joined = await findIncidentForPipelines(waiting.serviceIds, { joinsPrivate, resolvedAfter })
  if (joined) await markPrevented(joined, waiting)
  const incidentId = joined ?? (opensIncident ? await open(waiting, receiver) : null)
  await withTransaction(async (tx) => {
    await settleWaiting(tx, receiver.id, incidentId, at)
    if (!incidentId) return
    await armTimer(tx, reportTimer(incidentId, receiver.id, at))
    const { worst: severity, oldestId: alertId, count, serviceIds } = waiting
    const found = { incidentId, serviceId: serviceIds[0] ?? null, integrationId: receiver.id, alertId, severity, count }
    await pageForAlerts(tx, { ...found, because: joined ? 'joined' : 'opened' })
  })
}

/** Says that delivery is prevented, unless somebody has shown that it is not: a failing run alone does not overrule them. */
async function markPrevented(incidentId: string, { oldestId }: WaitingPipelines): Promise<void> {
  const commandId = stableId('prevented', incidentId, oldestId)
  await execute({ incidentId, name: markDeliveryPrevented.name, actor: SYSTEM_ACTOR, commandId, input: {} })
}

function open({ summary, count, worst, serviceIds, startsAt, oldestId }: WaitingPipelines, receiver: Receiver) {
  const title = excerpt(`We cannot deploy: ${summary ?? `${count} pipelines fail`}`, MAX_TITLE)
  const input = {
    title,
    severity: worst,
    kind: 'delivery' as const,
    deliveryPrevented: true,
    serviceIds: serviceIds.slice(0, MAX_SERVICES),
    occurredAt: startsAt.toISOString(),
  }
  return declareForAlerts(receiver, oldestId, input)
}
