import { now } from '@/lib/server/clock'
import { acknowledgeAlert, type FiringKey, unacknowledgeAlert } from '@/lib/server/db/alert-marks'
import type { Tx } from '@/lib/server/db/pool'
import { armTimer } from '@/lib/server/timers/timers'

/** A sender says that somebody sees to what fires with a key; nobody else is called once that is so of all (SPEC ALERT-9). */
export async function acknowledgeSent(tx: Tx, key: FiringKey, byName: string): Promise<void> {
  const at = now()
  const incidentId = await acknowledgeAlert(tx, key, byName, at)
  if (!incidentId) return
  await armTimer(tx, {
    key: `heed-acknowledgement:${incidentId}`,
    kind: 'heed-acknowledgement',
    incidentId,
    payload: { byName },
    dueAt: at,
  })
}

/** A sender takes that back: somebody is called again, unless somebody has it by now. */
export async function unacknowledgeSent(tx: Tx, alertId: string, byName: string): Promise<void> {
  const at = now()
  const alert = await unacknowledgeAlert(tx, alertId, byName, at)
  if (!alert?.incidentId || !alert.serviceId || !alert.isFiring) return
  const { incidentId, serviceId } = alert
  await armTimer(tx, {
    key: `start-escalation:${incidentId}:${serviceId}:${alertId}:${at.toISOString()}`,
    kind: 'start-escalation',
    incidentId,
    payload: { serviceIds: [serviceId] },
    dueAt: at,
  })
}
