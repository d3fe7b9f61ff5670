import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { Inject } from '@/lib/domain/drill/scenario'
import { receiveChanges } from '@/lib/server/changes/receive-changes'
import { now } from '@/lib/server/clock'
import type { StoredDrill } from '@/lib/server/db/drills'
import { findReceiverById, type Receiver } from '@/lib/server/db/integrations'
import { incomingChangeOf } from '@/lib/server/drills/drill-change'
import { execute } from '@/lib/server/execute'
import { receiveSignals } from '@/lib/server/integrations/receive-signals'
import { stableId } from '@/lib/server/stable-id'

/**
 * Has one step happen: alerts and changes take the way they take in earnest. Done again after a crash it is the same
 * alert, the same change and the same command.
 */
export async function injectStep(drill: StoredDrill, step: Inject): Promise<void> {
  const { id, incidentId } = drill
  const { alert, resolve, change, message } = step
  if (alert) await tell(drill, 'firing', alert)
  if (resolve !== undefined) {
    const fired = drill.scenario.steps.find((each) => each.alert?.name === resolve)?.alert
    if (fired) await tell(drill, 'resolved', fired)
  }
  if (change) await receiveChanges(await requireReceiver(id), [incomingChangeOf(drill, change, step.index)])
  if (message) {
    const commandId = stableId('drill-step', id, String(step.index))
    await execute({ incidentId, name: 'record-drill-message', actor: SYSTEM_ACTOR, commandId, input: message })
  }
}

async function tell(
  { id, services }: StoredDrill,
  status: 'firing' | 'resolved',
  { on, name, title, severity }: NonNullable<Inject['alert']>,
): Promise<void> {
  const at = now().toISOString()
  const labels = { alertname: name, severity, ...(services[on] ? { service: services[on].key } : {}) }
  await receiveSignals(await requireReceiver(id), [
    {
      dedupKey: name,
      status,
      title,
      labels,
      annotations: { summary: title },
      url: null,
      startsAt: status === 'firing' ? at : null,
      endsAt: status === 'resolved' ? at : null,
      raw: { drill: id, labels, status },
    },
  ])
}

async function requireReceiver(drillId: string): Promise<Receiver> {
  const receiver = await findReceiverById(drillId)
  if (!receiver) throw new Error('A drill has lost what its alerts come from')
  return receiver
}
