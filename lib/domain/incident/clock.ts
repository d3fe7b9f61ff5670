import { refuse } from '../errors'
import type { CommandContext } from './define-command'

const SKEW_MS = 5000

/** An instant somebody gave, or when the command was made; never ahead of the server (SPEC CLOCK-3). */
export function occurredAtOf(given: string | undefined, { now, madeAt }: CommandContext): string {
  return given === undefined ? madeAt : clampToNow(given, now)
}

/** The earlier of an instant and now; both ISO 8601 UTC, so text compares as time. */
export const clampToNow = (at: string, now: string): string => (at > now ? now : at)

/** An instant stated as a fact: clamped within the skew of two clocks, refused further ahead (SPEC CLOCK-3). */
export function pastInstant(at: string, now: string, field: string): string {
  if (millisecondsBetween(now, at) > SKEW_MS) throw refuse('SITU-2', 'That is in the future.', field)
  return clampToNow(at, now)
}

/** Milliseconds from one instant to a later one; negative when it is earlier. */
export const millisecondsBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from)

/** An instant some milliseconds later. */
export const later = (at: string, milliseconds: number): string => new Date(Date.parse(at) + milliseconds).toISOString()
