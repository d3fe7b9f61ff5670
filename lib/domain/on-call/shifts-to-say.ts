import { type Rota, SEATS, type Seat } from './rota'
import { seatAt } from './rotation'
import { type Stint, stintAt, stints } from './stints'

/** A stint that somebody has to be told of. */
export interface ShiftToSay {
  seat: Seat
  personId: string
  stint: Stint
  stage: 'day' | 'begin'
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A server that was away at the hand-over says it later, but not when half the day is over. */
const LATE_MS = 6 * HOUR_MS

/**
 * The stints of which somebody has to be told at an instant: those that begin within a day, and those that have just
 * begun. One that goes on after a pause of less than a day, such as the next of seven nights, is not said again; what an
 * override gives always is.
 */
export function shiftsToSay(rota: Rota, now: number): ShiftToSay[] {
  return SEATS.flatMap((seat) => {
    const near = stints(rota, seat, { from: now - LATE_MS - DAY_MS, to: now + DAY_MS + 1 })
    return near.flatMap(({ personId, from }, index) => {
      if (personId === null || from <= now - LATE_MS || index === 0) return []
      const isGiven = seatAt(rota, seat, from).overrideId !== null
      const isGoingOn =
        !isGiven && near.slice(0, index).some((one) => one.personId === personId && from - one.to < DAY_MS)
      const stint = stintAt(rota, seat, from)
      if (isGoingOn || stint.to <= now) return []
      return [{ seat, personId, stint, stage: from <= now ? ('begin' as const) : ('day' as const) }]
    })
  })
}

/** When the next shift begins that is to be said then, within a day; null when none does. */
export function nextBegin(rota: Rota, now: number): number | null {
  const begins = SEATS.flatMap((seat) =>
    stints(rota, seat, { from: now, to: now + DAY_MS }).flatMap(({ from }) => (from > now ? [from] : [])),
  )
  return begins.length === 0 ? null : Math.min(...begins)
}
