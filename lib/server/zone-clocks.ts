import { type ZoneClock, zoneClockOf } from '@/lib/domain/zone-clock'
import { now } from '@/lib/server/clock'

const DAY = 86_400_000

/** Of each zone that was asked for, and the day on which it was worked out. */
const clocks = new Map<string, { day: number; clock: ZoneClock }>()

/** How the clocks of a zone are set around today, for a page to tell times by. Worked out once a day, in 10 ms. */
export function clockOf(zone: string): ZoneClock {
  const day = Math.floor(now().getTime() / DAY)
  const known = clocks.get(zone)
  if (known?.day === day) return known.clock
  const clock = zoneClockOf(zone, day * DAY)
  clocks.set(zone, { day, clock })
  return clock
}
