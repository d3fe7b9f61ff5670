import { millisecondsBetween } from './clock'
import type { Severity, Status } from './values'

/** Milliseconds in each severity and status, up to `until`; what has run since then is not in it. */
export interface Elapsed {
  /** Counted while the incident is active or mitigated, so that a resolved one hurts no longer. */
  severity: Record<Severity, number>
  status: Record<Status, number>
  until: string
}

/** No interval has begun by `at`, ISO 8601, of an incident that was just declared. */
export const nothingElapsed = (at: string): Elapsed => ({
  severity: { sev1: 0, sev2: 0, sev3: 0, sev4: 0 },
  status: { active: 0, mitigated: 0, resolved: 0, closed: 0 },
  until: at,
})

/** Whether an incident of this status goes on: it hurts, or may again. Time in its severity counts as long as it does. */
export const isHurting = (status: Status): boolean => status === 'active' || status === 'mitigated'

/**
 * What has elapsed by an instant, given what the incident has been since `until`. Reopenings add to it: each interval
 * counts. An instant before `until` adds nothing.
 */
export function elapsedAt(
  { elapsed, severity, status }: { elapsed: Elapsed; severity: Severity; status: Status },
  at: string,
): Elapsed {
  const ms = Math.max(0, millisecondsBetween(elapsed.until, at))
  return {
    severity: isHurting(status)
      ? { ...elapsed.severity, [severity]: elapsed.severity[severity] + ms }
      : elapsed.severity,
    status: { ...elapsed.status, [status]: elapsed.status[status] + ms },
    until: at > elapsed.until ? at : elapsed.until,
  }
}
