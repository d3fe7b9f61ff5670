import type { Present } from '../../realtime-protocol'
import { singleRolesOf } from '../role-rules'
import type { IncidentState } from '../state'
import { isMinutesAgo, latestOf } from './moments'

/** After an answer nobody is asked again for a while. */
const CHECKED_IN_MINUTES = 20

/** When the room last heard of somebody: a line, anything else the log shows of who takes part, and what goes on in their name. */
export function lastHeardOf(personId: string, incident: IncidentState): string | null {
  const { participants, roles, mitigations, radius, updates } = incident
  const person = participants.items.find(({ id }) => id === personId)
  return latestOf([
    person?.lastSpokeAt,
    person?.lastActedAt,
    ...singleRolesOf(personId, incident).map((role) => roles[role]?.since),
    ...mitigations
      .filter(({ owner }) => owner.id === personId)
      .flatMap(({ proposedAt, startedAt, watchingSince, endedAt }) => [proposedAt, startedAt, watchingSince, endedAt]),
    radius?.by.id === personId ? radius.at : null,
    ...updates.items.filter(({ by }) => by.id === personId).map(({ at }) => at),
  ])
}

/** When the room last heard of anybody. */
export function lastHeard({ lastWord, participants, mitigations, radius, updates, ...rest }: IncidentState): string {
  const { statusJourney, severityJourney, instants, lastActivityAt } = rest
  const at = latestOf([
    instants.declaredAt?.at,
    lastWord?.at,
    radius?.at,
    updates.items.at(-1)?.at,
    statusJourney.items.at(-1)?.at,
    severityJourney.items.at(-1)?.at,
    ...participants.items.flatMap(({ joinedAt, lastSpokeAt, lastActedAt, checkIn }) => [
      joinedAt,
      lastSpokeAt,
      lastActedAt,
      checkIn?.at,
    ]),
    ...mitigations.flatMap(({ proposedAt, startedAt, watchingSince, endedAt }) => [
      proposedAt,
      startedAt,
      watchingSince,
      endedAt,
    ]),
  ])
  return at ?? lastActivityAt
}

/**
 * Since when somebody here has been silent, or null when they were heard in the last `minutes`, are away from the
 * screen, or have said how they are: for a while then, and until they are heard when they stepped away.
 */
export function silentSince(
  { id, since, isActive }: Present,
  incident: IncidentState,
  now: string,
  minutes: number,
): string | null {
  if (!isActive) return null
  const heard = lastHeardOf(id, incident)
  const checkIn = incident.participants.items.find((person) => person.id === id)?.checkIn ?? null
  if (checkIn && (heard === null || heard <= checkIn.at)) {
    if (checkIn.answer === 'stepped-away' || !isMinutesAgo(checkIn.at, now, CHECKED_IN_MINUTES)) return null
  }
  const from = latestOf([since, heard, checkIn?.at]) ?? since
  return isMinutesAgo(from, now, minutes) ? from : null
}
