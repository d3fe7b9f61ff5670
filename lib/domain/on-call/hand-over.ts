import type { Rota, Seat } from './rota'
import { type Stint, stintAt } from './stints'

const NEAR_MS = 86_400_000

/** What a seat is handed over from and to; `next` begins when `current` ends. */
export interface Passage {
  current: Stint
  next: Stint
  /** Whether who comes next may be told already: a day before, and of short shifts when half of one is over. */
  isNear: boolean
}

/** Who has a seat at an instant, and who has it next. */
export function passageAt(rota: Rota, seat: Seat, instant: number): Passage {
  const current = stintAt(rota, seat, instant)
  const next = stintAt(rota, seat, current.to)
  const near = Math.min(NEAR_MS, (current.to - current.from) / 2)
  return { current, next, isNear: current.to - instant <= near }
}

/** The shift a hand-over is about at an instant: the one that begins soon, else the one that began last. */
export function handOverAt(rota: Rota, seat: Seat, instant: number): { incoming: Stint; outgoing: Stint } {
  const { current, next, isNear } = passageAt(rota, seat, instant)
  if (isNear && next.personId !== null && next.personId !== current.personId)
    return { incoming: next, outgoing: current }
  return { incoming: current, outgoing: stintAt(rota, seat, current.from - 1) }
}
