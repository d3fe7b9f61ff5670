/** A stretch of time as the API asks for it, ISO 8601. */
export interface Span {
  from: string
  to: string
}

const DAY_MS = 86_400_000
/** How far ahead my own shifts are shown. */
const AHEAD_DAYS = 92
/** Shifts are cut where the time that is asked for begins: one that goes on is asked for from long before. */
const BEFORE_DAYS = 40

/** The time my shifts are asked for, some that are over among them. */
export const mySpan = (now: number): Span => ({
  from: new Date(now - BEFORE_DAYS * DAY_MS).toISOString(),
  to: new Date(now + AHEAD_DAYS * DAY_MS).toISOString(),
})
