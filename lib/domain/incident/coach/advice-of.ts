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

/** What is on the line, and since when, in milliseconds. */
export interface ShownAdvice {
  advice: Advice | null
  at: number
  /** Somebody writes why they put it off. */
  isHeld?: boolean
}

/** The line changes at most this often, so that it can be read (SPEC COACH-7). */
export const SETTLED_MS = 20_000

/**
 * What the line says at `now`, in milliseconds: what it said, for a while and as long as it is true, else the first. What
 * somebody writes a reason for stays under their hands, true or not.
 */
export function adviceToShow(said: readonly Advice[], shown: ShownAdvice, now: number): Advice | null {
  const same = said.find(({ id }) => id === shown.advice?.id)
  if (shown.isHeld) return same ?? shown.advice
  const held = now - shown.at < SETTLED_MS ? same : undefined
  return held ?? said[0] ?? null
}
