import { type Rota, SEATS } from '@/lib/domain/on-call/rota'
import { seatAt, shifts, whoIsOnCall } from '@/lib/domain/on-call/rotation'
import { watchedMinutes } from '@/lib/testing/rota-oracle'
import { aLayer, aRota, person } from '@/lib/testing/rotas'

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS
/** Watched before and after the clocks are moved: by more than they are ever moved, a whole day in Samoa left out. */
const AROUND_MS = 180 * MINUTE_MS
const WATCHED = (2 * AROUND_MS) / MINUTE_MS

const wallAt = (instant: number, zone: string): { day: string; time: string } => {
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(instant)
    .split(' ')
  return { day, time }
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)

/** Rotas that hand over around an instant at which clocks are moved: every day, every week, and as nobody else does. */
function rotasAround(transition: number, zone: string): Rota[] {
  const handOver = (minutes: number) => wallAt(transition + minutes * MINUTE_MS, zone)
  const inside = handOver(-30)
  const after = handOver(30)
  const exactly = handOver(0)
  const weekday = ((new Date(`${exactly.day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  return [
    aRota({
      zone,
      layers: [
        aLayer({ startsOn: dayBefore(inside.day, 9), handoverAt: inside.time, turn: { count: 1, unit: 'days' } }),
      ],
    }),
    aRota({ zone, layers: [aLayer({ startsOn: dayBefore(exactly.day, 14), handoverAt: exactly.time })] }),
    aRota({
      zone,
      layers: [
        aLayer({ startsOn: dayBefore(after.day, 9), handoverAt: after.time, turn: { count: 3, unit: 'days' } }),
        aLayer({
          startsOn: dayBefore(inside.day, 10),
          handoverAt: '02:30',
          participantIds: [person(4), person(5)],
          turn: { count: 1, unit: 'days' },
          windows: [{ from: { weekday, time: inside.time }, to: { weekday, time: handOver(90).time } }],
        }),
      ],
    }),
  ]
}

/**
 * Compares who is on call with what somebody finds who watches the clocks, minute by minute, three hours before and after
 * an instant. Answers where they disagree, and how many minutes were compared.
 */
export function compareAround(zone: string, transition: number): { minutes: number; disagreements: string[] } {
  const from = transition - AROUND_MS
  const disagreements: string[] = []
  let minutes = 0
  for (const [kind, rota] of rotasAround(transition, zone).entries()) {
    for (const seat of SEATS) {
      const watched = watchedMinutes(rota, seat, from, WATCHED)
      const found = shifts(rota, seat, { from, to: from + WATCHED * MINUTE_MS })
      const whose = (at: number) => found.find((shift) => shift.from <= at && at < shift.to)?.personId ?? null
      for (const [minute, expected] of watched.entries()) {
        const at = from + minute * MINUTE_MS
        minutes += 1
        const isAsked = minute % 15 === 0 || watched[minute - 1] !== expected
        const asked = isAsked ? seatAt(rota, seat, at).personId : expected
        const primary = isAsked && seat === 'primary' ? whoIsOnCall(rota, at) : expected
        if (whose(at) === expected && asked === expected && primary === expected) continue
        disagreements.push(`${zone} ${new Date(at).toISOString()} rota ${kind} ${seat}: ${whose(at)}, not ${expected}`)
        break
      }
    }
  }
  return { minutes, disagreements }
}
