import type { Rota, Seat } from './rota'
import { stints } from './stints'
import type { Stretch } from './turns'

/** A stretch of time for which a seat passes from somebody to somebody; nobody stands for a gap. */
export interface Passing extends Stretch {
  giverId: string | null
  takerId: string | null
}

/** What a change of a rota does to a seat within a stretch (milliseconds since 1970): who loses what to whom, in order. */
export function passings(before: Rota, after: Rota, seat: Seat, stretch: Stretch): Passing[] {
  if (stretch.from >= stretch.to) return []
  const has = stints(after, seat, stretch)
  return stints(before, seat, stretch).flatMap((giver) =>
    has.flatMap((taker) => {
      const from = Math.max(giver.from, taker.from)
      const to = Math.min(giver.to, taker.to)
      if (from >= to || giver.personId === taker.personId) return []
      return [{ giverId: giver.personId, takerId: taker.personId, from, to }]
    }),
  )
}
