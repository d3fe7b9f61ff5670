import { millisecondsBetween } from '../clock'
import type { IncidentState } from '../state'

export const MINUTE = 60_000

/** Whether at least so many minutes passed. */
export const isMinutesAgo = (at: string, now: string, minutes: number): boolean =>
  millisecondsBetween(at, now) >= minutes * MINUTE

/** Since when it has been active: since it was declared, or reopened. */
export const activeSince = ({ statusJourney, instants, lastActivityAt }: IncidentState): string =>
  statusJourney.items.findLast(({ to }) => to === 'active')?.at ?? instants.declaredAt?.at ?? lastActivityAt

/** It is active, somebody may feel it, and so many minutes of it have passed. */
export const hurtsFor = (incident: IncidentState, now: string, minutes: number): boolean =>
  incident.status === 'active' && incident.severity !== 'sev4' && isMinutesAgo(activeSince(incident), now, minutes)

/**
 * The id of advice about something that is missing: the same as long as severity and status are, so that what was put
 * off at SEV3 is asked again at SEV1 (SPEC COACH-3).
 */
export const standingId = (rule: string, { severityJourney, statusJourney }: IncidentState): string =>
  `${rule}:${severityJourney.count}.${statusJourney.count}`

/** The latest of some instants. */
export const latestOf = (instants: readonly (string | null | undefined)[]): string | null =>
  instants.reduce<string | null>((latest, at) => (at && (latest === null || at > latest) ? at : latest), null)
