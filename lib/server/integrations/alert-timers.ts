import type { AlertPlace } from '@/lib/server/db/alerts'
import type { Timer } from '@/lib/server/timers/timers'

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
