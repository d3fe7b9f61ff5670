import type { Advice, Room } from './advice'
import { isPutOff } from './put-off'
import { coachRules } from './registry'

/** Advice that one reader put off for themselves: until when, by id. */
export type PutOffHere = ReadonlyMap<string, string>

const nothing: PutOffHere = new Map()

/**
 * All that is worth saying about the room now, the most important first, without what was put off. Nothing of a closed
 * incident; of a resolved one only what is left of it (SPEC COACH-1).
 */
export function allAdvice({ putOffHere = nothing, ...room }: Room & { putOffHere?: PutOffHere }): Advice[] {
  const { incident, now } = room
  if (incident.status === 'closed') return []
  const isResolved = incident.status === 'resolved'
  return coachRules
    .filter(({ phase }) => (phase === 'resolved') === isResolved)
    .flatMap((rule) => rule.advise(room) ?? [])
    .filter(({ id }) => !isPutOff(incident, id, now) && (putOffHere.get(id) ?? '') <= now)
}

/** The one thing worth saying now, or null. */
export const adviceOf = (room: Parameters<typeof allAdvice>[0]): Advice | null => allAdvice(room)[0] ?? null
