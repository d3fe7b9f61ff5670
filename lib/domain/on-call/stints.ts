import { type Rota, type Rotation, SEATS, type Seat } from './rota'
import { shifts } from './rotation'
import type { Stretch } from './turns'

/** For how long one person has a seat without a break, whatever gives it to them; nobody is a gap. */
export interface Stint extends Stretch {
  personId: string | null
}

const DAY_MS = 86_400_000
/** How far to look for the ends of a stint, in days; beyond the last it is as if it began or ended there. */
const REACHES = [2, 10, 45, 200]

/** The stints of a seat over a stretch of time, cut at its ends. */
export function stints(rota: Rota, seat: Seat, stretch: Stretch): Stint[] {
  const found: Stint[] = []
  for (const { personId, from, to } of shifts(rota, seat, stretch)) {
    const last = found.at(-1)
    if (last && last.personId === personId) last.to = to
    else found.push({ personId, from, to })
  }
  return found
}

/** The whole stint that an instant lies in, at most 200 days to either side. */
export function stintAt(rota: Rota, seat: Seat, instant: number): Stint {
  let widest: Stint = { personId: null, from: instant, to: instant + 1 }
  for (const days of REACHES) {
    const stretch = { from: instant - days * DAY_MS, to: instant + days * DAY_MS }
    const found = stints(rota, seat, stretch).find(({ from, to }) => from <= instant && instant < to)
    widest = found ?? widest
    if (widest.from > stretch.from && widest.to < stretch.to) break
  }
  return widest
}

/** The rotation that holds at an instant; before the first one, the one that will. */
export const rotationOf = ({ versions }: Rota, instant: number): Rotation | undefined =>
  (versions.findLast(({ from }) => from <= instant) ?? versions[0])?.rotation

/** The seats a rota has at an instant: two, or one without a secondary. */
export const seatsAt = (rota: Rota, instant: number): Seat[] =>
  SEATS.filter((seat) => seat === 'primary' || rotationOf(rota, instant)?.hasSecondary)

/** Whether somebody has a seat for all of a stretch. */
export const hasWholly = (rota: Rota, seat: Seat, stretch: Stretch, personId: string): boolean =>
  stretch.from < stretch.to && shifts(rota, seat, stretch).every((shift) => shift.personId === personId)
