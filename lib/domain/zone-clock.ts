import { formatsOf } from './zone-format'

/** From `from` (ms since 1970) on the clocks of a zone are `ahead` milliseconds of UTC, and that is called `name`: "CET". */
interface ZoneShift {
  from: number
  ahead: number
  name: string
}

/** How the clocks of a zone (IANA name) are set from its first shift to `until` (ms). */
export interface ZoneClock {
  zone: string
  shifts: readonly ZoneShift[]
  until: number
}

const SECOND = 1000
const WEEK = 7 * 86_400_000
const YEAR = 366 * 86_400_000

const wallFormat = formatsOf('en-u-ca-gregory-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})
const nameFormat = formatsOf('en-GB', { timeZoneName: 'short' })

const learnt = new Map<string, ZoneClock>()

/** Has the times of this zone told by what is known of its clocks: the first format of a process costs a phone 60 ms. */
export function learnZone(clock: ZoneClock): void {
  learnt.set(clock.zone, clock)
}

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant (ms). */
export const offsetAt = (instant: number, zone: string): number =>
  zone === 'UTC' ? 0 : (shiftAt(instant, zone)?.ahead ?? offsetByFormat(instant, zone))

/** The short name of a zone at an instant (ms): "CET". */
export const zoneNameAt = (instant: number, zone: string): string =>
  shiftAt(instant, zone)?.name ?? nameByFormat(instant, zone)

/** How the clocks of a zone are set two years before and one year after an instant (ms). */
export function zoneClockOf(zone: string, now: number): ZoneClock {
  const begin = Math.floor(now / SECOND) * SECOND - 2 * YEAR
  const until = begin + 3 * YEAR
  let last = settingAt(begin, zone)
  const shifts = [last]
  // No clocks are set twice in a week.
  for (let at = begin; at < until; at += WEEK) {
    const next = settingAt(at + WEEK, zone)
    if (next.ahead === last.ahead && next.name === last.name) continue
    last = { ...next, from: firstOf(next, at, at + WEEK, zone) }
    shifts.push(last)
  }
  return { zone, shifts, until }
}

/** The first second after `before`, and at most `after`, at which the clocks are set so. */
function firstOf({ ahead, name }: ZoneShift, before: number, after: number, zone: string): number {
  if (after - before <= SECOND) return after
  const middle = before + Math.floor((after - before) / 2 / SECOND) * SECOND
  const there = settingAt(middle, zone)
  const isSet = there.ahead === ahead && there.name === name
  return isSet ? firstOf(there, before, middle, zone) : firstOf({ ahead, name, from: after }, middle, after, zone)
}

const settingAt = (instant: number, zone: string): ZoneShift => ({
  from: instant,
  ahead: offsetByFormat(instant, zone),
  name: nameByFormat(instant, zone),
})

function offsetByFormat(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    wallFormat(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / SECOND) * SECOND
}

const nameByFormat = (instant: number, zone: string): string =>
  nameFormat(zone)
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone

/**
 * Whether clocks that are ahead of UTC by `aheadHere` (ms) read the same as these as long as something is said of them:
 * around every shift, and each week between.
 */
export function readsAs({ shifts, until }: ZoneClock, aheadHere: (instant: number) => number): boolean {
  return shifts.every(({ from, ahead }, index) => {
    const end = (shifts[index + 1]?.from ?? until) - SECOND
    for (let at = from; at < end; at += WEEK) if (aheadHere(at) !== ahead) return false
    return aheadHere(end) === ahead
  })
}

const shiftAt = (instant: number, zone: string): ZoneShift | undefined => {
  const clock = learnt.get(zone)
  return clock && instant < clock.until ? clock.shifts.findLast(({ from }) => from <= instant) : undefined
}
