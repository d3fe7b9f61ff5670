/** A stretch of time as the API asks for it, ISO 8601. */
export interface Span {
  from: string
  to: string
}

const DAY_MS = 86_400_000
/** How far ahead the beginnings of my own shifts are shown. */
export const AHEAD_MS = 92 * DAY_MS
/** Shifts are cut where the time that is asked for begins and ends: those at its edges are asked for beyond them. */
const BEYOND_MS = 40 * DAY_MS

/** The time my shifts are asked for, some that are over among them. */
export const mySpan = (now: number): Span => ({
  from: new Date(now - BEYOND_MS).toISOString(),
  to: new Date(now + AHEAD_MS + BEYOND_MS).toISOString(),
})
