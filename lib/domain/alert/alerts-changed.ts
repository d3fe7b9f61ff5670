import type { PayloadOf } from '../incident/events'
import type { IncidentState } from '../incident/state'

/** How many alerts an event of the log shows by name. */
export const SAMPLE_SIZE = 5
/** The log is told about alerts at most once in this time, however many arrive. */
const REPORT_INTERVAL_MS = 1000

/** The alerts of one incident, counted. */
export interface AlertCounts {
  firing: number
  total: number
}

/** What the log has not been told yet. */
export interface AlertChange {
  fired: number
  resolved: number
}

/**
 * What changed since the log was last told, from counts alone: an alert that fired and resolved in between counts in
 * both. Null when nothing did.
 */
export function changeOf(told: AlertCounts, now: AlertCounts): AlertChange | null {
  const fired = Math.max(0, now.total - told.total)
  const resolved = Math.max(0, told.firing + fired - now.firing)
  return fired === 0 && resolved === 0 ? null : { fired, resolved }
}

/** The instant before which the log must not be told again, in milliseconds; 0 when it never was. */
export const nextReportAt = ({ last }: IncidentState['alerts']): number =>
  last ? Date.parse(last.at) + REPORT_INTERVAL_MS : 0

export type AlertSample = PayloadOf<'alerts.changed'>['sample']
