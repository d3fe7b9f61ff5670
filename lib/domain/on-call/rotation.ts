import type { Layer, Override, Rota, Rotation, Seat } from './rota'
import { openHours, type Stretch, turnAt, turnBegin } from './turns'

/** Who has a seat, from when to when (milliseconds since 1970, the end outside), and why. Nobody is a gap. */
export interface Shift extends Stretch {
  personId: string | null
  /** The override that gives it; null when it is somebody's turn, or nobody's. */
  overrideId: string | null
}

type Held = Pick<Shift, 'personId' | 'overrideId'>
/** Whose turn it is in each layer at an instant, the last layer first; null in one that has nobody. */
type Candidates = (instant: number) => Iterable<string | null>

/** Who has the n-th turn of a layer. */
function takerOf({ participantIds }: Layer, seat: Seat, turn: number): string | null {
  return participantIds[(turn + (seat === 'secondary' ? 1 : 0)) % participantIds.length] ?? null
}

/** Whose turn it is in a layer; null outside its hours and before its first turn. */
function personIn(layer: Layer, { zone }: Rotation, seat: Seat, instant: number): string | null {
  const turn = turnAt(layer, zone, instant)
  if (turn === null || openHours(layer, zone, { from: instant, to: instant + 1 }).length === 0) return null
  return takerOf(layer, seat, turn)
}

const rotationAt = ({ versions }: Rota, instant: number): Rotation | null =>
  versions.findLast(({ from }) => from <= instant)?.rotation ?? null

const hasSeat = (rotation: Rotation, seat: Seat): boolean => seat === 'primary' || rotation.hasSecondary

/** Whoever left is not on call any more, though a rotation still names them. */
const isGone = ({ departures = [] }: Rota, personId: string, instant: number): boolean =>
  departures.some((one) => one.personId === personId && one.at <= instant)

/** Who has a seat: the override made last, else the layer written last that has somebody. */
function heldAt(rota: Rota, overrides: readonly Override[], instant: number, candidates: Candidates): Held {
  const override = overrides.findLast(
    (one) => one.from <= instant && instant < one.to && !isGone(rota, one.personId, instant),
  )
  if (override) return { personId: override.personId, overrideId: override.id }
  for (const personId of candidates(instant)) {
    if (personId !== null && !isGone(rota, personId, instant)) return { personId, overrideId: null }
  }
  return { personId: null, overrideId: null }
}

const ofSeat = ({ overrides }: Rota, seat: Seat): Override[] => overrides.filter((one) => one.seat === seat)

/** Who has a seat of a rota at an instant, and by which override; null when nobody has. */
export function seatAt(rota: Rota, seat: Seat, instant: number): Held {
  const rotation = rotationAt(rota, instant)
  const layers = rotation && hasSeat(rotation, seat) ? rotation.layers.toReversed() : []
  return heldAt(rota, ofSeat(rota, seat), instant, () =>
    layers.map((layer) => (rotation ? personIn(layer, rotation, seat, instant) : null)),
  )
}

/** Who is on call: the primary of a rota at an instant; null when nobody is. */
export const whoIsOnCall = (rota: Rota, instant: number): string | null => seatAt(rota, 'primary', instant).personId

interface Span extends Stretch {
  personId: string | null
}

/** Whose turns a layer has within a stretch, in its hours only, in order. Hours of several windows may touch. */
function spansOf(layer: Layer, zone: string, seat: Seat, { from, to }: Stretch): Span[] {
  const turns: Span[] = []
  let n = turnAt(layer, zone, from) ?? 0
  for (let begin = turnBegin(layer, zone, n); begin < to; n++) {
    const next = turnBegin(layer, zone, n + 1)
    turns.push({ personId: takerOf(layer, seat, n), from: Math.max(begin, from), to: Math.min(next, to) })
    begin = next
  }
  if (layer.windows.length === 0) return turns
  const open = openHours(layer, zone, { from, to }).sort((a, b) => a.from - b.from)
  const spans: Span[] = []
  let first = 0
  for (const hours of open) {
    while (first < turns.length && (turns[first]?.to ?? 0) <= hours.from) first += 1
    for (let index = first; index < turns.length; index++) {
      const turn = turns[index]
      if (!turn || turn.from >= hours.to) break
      const [begin, end] = [Math.max(turn.from, hours.from), Math.min(turn.to, hours.to)]
      if (begin < end) spans.push({ ...turn, from: begin, to: end })
    }
  }
  return spans
}

/** Whose turn it is at instants that are asked for in order: what is over is not looked at again. */
function follow(spans: readonly Span[]): (instant: number) => string | null {
  let first = 0
  return (instant) => {
    while (first < spans.length && (spans[first]?.to ?? 0) <= instant) first += 1
    for (let index = first; index < spans.length; index++) {
      const span = spans[index]
      if (!span || span.from > instant) return null
      if (instant < span.to) return span.personId
    }
    return null
  }
}

/**
 * Who has a seat over a stretch of time, gaps among them: without a hole and without an overlap, from its beginning to its
 * end. Turns of the same person that follow each other are one shift.
 */
export function shifts(rota: Rota, seat: Seat, stretch: Stretch): Shift[] {
  const overrides = ofSeat(rota, seat).filter(({ from, to }) => from < stretch.to && to > stretch.from)
  const found: Shift[] = []
  for (const { held, rotation } of heldIn(rota, stretch)) {
    const isWithSeat = rotation !== null && hasSeat(rotation, seat)
    const layers = isWithSeat
      ? rotation.layers.map((layer) => spansOf(layer, rotation.zone, seat, held)).toReversed()
      : []
    const followers = layers.map(follow)
    const changes = changesIn(held, [layers.flat(), overrides, (rota.departures ?? []).map(({ at }) => pointAt(at))])
    for (const [index, from] of changes.entries()) {
      const person = heldAt(rota, overrides, from, () => followers.map((personAt) => personAt(from)))
      const to = changes[index + 1] ?? held.to
      const last = found.at(-1)
      if (last && last.personId === person.personId && last.overrideId === person.overrideId) last.to = to
      else found.push({ ...person, from, to })
    }
  }
  return found
}

const DAY_MS = 86_400_000

/** When the shift of a seat that goes on at an instant began, however long ago; milliseconds since 1970. */
export function shiftBegin(rota: Rota, seat: Seat, instant: number): number {
  for (let days = 30; ; days *= 2) {
    const from = instant - days * DAY_MS
    const begin = shifts(rota, seat, { from, to: instant + 1 }).at(-1)?.from ?? instant
    if (begin > from || from <= 0) return begin
  }
}

const pointAt = (instant: number): Stretch => ({ from: instant, to: instant })

/** Every instant within a stretch at which somebody else may come on, its beginning first. */
function changesIn({ from, to }: Stretch, causes: readonly (readonly Stretch[])[]): number[] {
  const instants = new Set([from])
  for (const cause of causes.flat()) {
    if (cause.from > from && cause.from < to) instants.add(cause.from)
    if (cause.to > from && cause.to < to) instants.add(cause.to)
  }
  return [...instants].sort((a, b) => a - b)
}

/** The parts of a stretch in which one rotation holds, or none yet, in order. */
function heldIn({ versions }: Rota, { from, to }: Stretch): { held: Stretch; rotation: Rotation | null }[] {
  const [first] = versions
  const before = { held: { from, to: Math.min(to, first?.from ?? to) }, rotation: null }
  const parts = versions.map((version, index) => ({
    held: { from: Math.max(from, version.from), to: Math.min(to, versions[index + 1]?.from ?? to) },
    rotation: version.rotation,
  }))
  return [before, ...parts].filter(({ held }) => held.from < held.to)
}
