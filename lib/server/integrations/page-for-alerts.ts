import type { Severity } from '@/lib/domain/incident/values'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db/pool'
import { armTimer } from '@/lib/server/timers/timers'

/** Alerts that somebody should hear of. */
export interface AlertsToPage {
  incidentId: string
  /** Null: alerts without a service. */
  serviceId: string | null
  integrationId: string
  /** The alert that was received first of them; the same ones have the same, so that a retry pages nobody twice. */
  alertId: string
  severity: Severity
  count: number
  /** They opened the incident, joined it while it was open, still fire when a snooze is over, or became critical in it. */
  because: 'opened' | 'joined' | 'snooze-over' | 'worsened'
}

/**
 * Where the intake hands over to paging, in the transaction that gives alerts to an incident: both are saved, or neither.
 * Not called for what is silenced, under maintenance, snoozed or flapping.
 */
export async function pageForAlerts(tx: Tx, alerts: AlertsToPage): Promise<void> {
  const { incidentId, serviceId, alertId, severity, because } = alerts
  // What joins an incident that is being fought, or becomes worse there, wakes somebody when it is critical and nobody is asked yet (SPEC ESC-2).
  if (!serviceId || (because !== 'opened' && severity !== 'sev1')) return
  // It may have been handed over before, when it opened the incident: becoming critical is another reason.
  const again = because === 'worsened' ? ':critical' : ''
  const key = `start-escalation:${incidentId}:${serviceId}:${alertId}${again}`
  const payload = { serviceIds: [serviceId] }
  await armTimer(tx, { key, kind: 'start-escalation', incidentId, payload, dueAt: now() })
}
