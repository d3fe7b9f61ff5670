import type { AlertRules } from '@/lib/domain/alert/alert-rules'
import type { AlertPlace } from '@/lib/server/db/alerts'
import type { Timer } from '@/lib/server/timers/timers'

const MINUTE_MS = 60_000

/**
 * Due at once: gives new alerts of a place to their incident. One timer a service, so that one process at a time
 * decides for it, and two groups of alerts never open two incidents.
 */
export const settleTimer = (place: AlertPlace, at: Date): Timer<'settle-alerts'> => ({
  key: `settle-alerts:${place.serviceId ?? `integration:${place.integrationId}`}`,
  kind: 'settle-alerts',
  incidentId: null,
  payload: place,
  dueAt: at,
})

/**
 * Due at once: gives new alerts about delivery to their incident. One timer for all of them, so that a CI that is down
 * for every repository opens one incident.
 */
export const settlePipelinesTimer = (at: Date): Timer<'settle-pipelines'> => ({
  key: 'settle-pipelines',
  kind: 'settle-pipelines',
  incidentId: null,
  payload: {},
  dueAt: at,
})

/** Due at once: tells the log of an incident what became of its alerts. The handler waits when it told it just now. */
export const reportTimer = (incidentId: string, integrationId: string, at: Date): Timer<'report-alerts'> => ({
  key: `report-alerts:${incidentId}`,
  kind: 'report-alerts',
  incidentId,
  payload: { integrationId },
  dueAt: at,
})

/** Due when a sign of life should long have come. */
export const heartbeatTimer = (integrationId: string, dueAt: Date): Timer<'heartbeat-late'> => ({
  key: `heartbeat:${integrationId}`,
  kind: 'heartbeat-late',
  incidentId: null,
  payload: { integrationId },
  dueAt,
})

/** When the sign of life after one at `at` has to have come. */
export const nextBeatBy = ({ heartbeatMinutes }: Pick<AlertRules, 'heartbeatMinutes'>, at: Date): Date =>
  new Date(at.getTime() + heartbeatMinutes * MINUTE_MS)

/** Due when a silence or a maintenance window is over: what it held and still fires is looked at again. */
export const releaseTimer = (holdId: string, dueAt: Date): Timer<'release-held'> => ({
  key: releaseKey(holdId),
  kind: 'release-held',
  incidentId: null,
  payload: { holdId },
  dueAt,
})
const releaseKey = (holdId: string): string => `release-held:${holdId}`

/** Due when the snooze of an alert is over. */
export const snoozeTimer = (alertId: string, dueAt: Date): Timer<'snooze-over'> => ({
  key: snoozeKey(alertId),
  kind: 'snooze-over',
  incidentId: null,
  payload: { alertId },
  dueAt,
})
export const snoozeKey = (alertId: string): string => `snooze-over:${alertId}`

/** Due when no alert of an incident has fired for as long as its integration says. */
export const autoResolveTimer = (incidentId: string, integrationId: string, dueAt: Date): Timer<'auto-resolve'> => ({
  key: autoResolveKey(incidentId),
  kind: 'auto-resolve',
  incidentId,
  payload: { integrationId },
  dueAt,
})
export const autoResolveKey = (incidentId: string): string => `auto-resolve:${incidentId}`
