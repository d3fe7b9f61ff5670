import type { Layer, Rota, Seat, WeekWindow } from '@/lib/domain/on-call/rota'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** What the clocks of one zone showed at the minutes that are looked at again and again. */
let shown = { zone: '', at: new Map<number, string>() }

/** What the clocks of a zone show, as text that is in order: 2026-11-28 08:30. */
function wallClock(instant: number, zone: string): string {
  if (shown.zone !== zone) shown = { zone, at: new Map() }
  const known = shown.at.get(instant)
  if (known !== undefined) return known
  const read = readClock(instant, zone)
  shown.at.set(instant, read)
  return read
}

function readClock(instant: number, zone: string): string {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`
}

const daysAfter = new Map<string, string>()

/** A day so many days after another; days have no zone. Asked for each minute again, so answers are kept. */
function dayAfter(day: string, days: number): string {
  const asked = `${day} ${days}`
  const known = daysAfter.get(asked)
  if (known !== undefined) return known
  const found = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
  daysAfter.set(asked, found)
  return found
}

const mondayOf = (day: string): string => dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/**
 * Who is on call at each minute of a stretch, by looking at the clocks minute after minute: a hand-over has come once they
 * have shown its time or a later one. Knows nothing of offsets, and nothing of how the real one finds a turn.
 */
export function watchedMinutes(rota: Rota, seat: Seat, from: number, minutes: number): (string | null)[] {
  const latest = new Map<string, string>()
  const zones = [...new Set(rota.versions.map(({ rotation }) => rotation.zone))]
  // Clocks that were put back show what they have shown: a day before is enough to know.
  for (let at = from - DAY_MS; at < from; at += 15 * MINUTE_MS) for (const zone of zones) look(latest, zone, at)
  return Array.from({ length: minutes }, (_, minute) => {
    const at = from + minute * MINUTE_MS
    for (const zone of zones) look(latest, zone, at)
    return personAt(rota, seat, at, (zone) => latest.get(zone) ?? '')
  })
}

function look(latest: Map<string, string>, zone: string, at: number): void {
  const shown = wallClock(at, zone)
  if (shown > (latest.get(zone) ?? '')) latest.set(zone, shown)
}

function personAt(rota: Rota, seat: Seat, at: number, latestIn: (zone: string) => string): string | null {
  for (const one of rota.overrides.toReversed()) {
    if (one.seat === seat && one.from <= at && at < one.to) return one.personId
  }
  const rotation = rota.versions.filter(({ from }) => from <= at).at(-1)?.rotation
  if (!rotation || (seat === 'secondary' && !rotation.hasSecondary)) return null
  const latest = latestIn(rotation.zone)
  for (const layer of rotation.layers.toReversed()) {
    const turn = turnOf(layer, latest)
    if (turn < 0 || !isOpen(layer.windows, latest)) continue
    return layer.participantIds[(turn + (seat === 'secondary' ? 1 : 0)) % layer.participantIds.length] ?? null
  }
  return null
}

/** How many hand-overs after the first have come; -1 before that. Turns of hours are not for this oracle. */
function turnOf({ startsOn, handoverAt, turn: { count, unit } }: Layer, latest: string): number {
  const days = unit === 'weeks' ? count * 7 : count
  let turn = -1
  for (let day = startsOn; `${day} ${handoverAt}` <= latest; day = dayAfter(day, days)) turn += 1
  return turn
}

function isOpen(windows: readonly WeekWindow[], latest: string): boolean {
  if (windows.length === 0) return true
  const monday = mondayOf(latest.slice(0, 10))
  return windows.some(({ from, to }) =>
    [-7, 0].some((days) => {
      const isOver = to.weekday < from.weekday || (to.weekday === from.weekday && to.time <= from.time)
      const begin = `${dayAfter(monday, days + from.weekday - 1)} ${from.time}`
      const end = `${dayAfter(monday, days + to.weekday - 1 + (isOver ? 7 : 0))} ${to.time}`
      return begin <= latest && latest < end
    }),
  )
}
