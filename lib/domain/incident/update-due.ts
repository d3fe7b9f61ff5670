import { refuse } from '../errors'
import { later, millisecondsBetween } from './clock'
import { isHurting } from './elapsed'
import type { EventBody } from './events'
import type { IncidentState } from './state'
import type { Severity } from './values'

const LONGEST_MS = 30 * 24 * 3_600_000
const MINUTE_MS = 60_000

/** The promise of an update: ahead of when it was made, and not too far. */
export function promisedInstant(dueAt: string, madeAt: string, field: string): string {
  const ahead = millisecondsBetween(madeAt, dueAt)
  if (ahead <= 0) throw refuse('SITU-5', 'The next update cannot be due in the past.', field)
  if (ahead > LONGEST_MS) throw refuse('SITU-5', 'The next update is due within 30 days at most.', field)
  return dueAt
}

/** Whether anybody still waits for an update. */
export const owesUpdates = ({ status }: Pick<IncidentState, 'status'>): boolean => isHurting(status)

/** When the next update is due if one is sent at `now`, by the incident's cadence; null when it has none. */
export function dueByCadence(
  { cadence, severity, status }: Pick<IncidentState, 'cadence' | 'severity' | 'status'>,
  now: string,
): string | null {
  const minutes = cadence[severity]
  return minutes === null || !owesUpdates({ status }) ? null : later(now, minutes * MINUTE_MS)
}

/**
 * What a new severity does to the promise (SPEC COMM-3): a raised one brings it forward to one step of its cadence from
 * now, and never puts it off; a lowered one leaves what was promised.
 */
export function dueAfterRaise(incident: IncidentState, severity: Severity, now: string): EventBody[] {
  const dueAt = dueByCadence({ ...incident, severity }, now)
  const isKept = dueAt === null || (incident.updateDueAt !== null && incident.updateDueAt <= dueAt)
  return isKept ? [] : [{ type: 'update-due.set', payload: { dueAt } }]
}
