import { allAdvice } from '../incident/coach/advice-of'
import type { IncidentEvent } from '../incident/events'
import { reduceIncident } from '../incident/reduce-incident'
import type { IncidentState } from '../incident/state'
import { type Condition, isMet } from './condition'
import { type Expectation, expectationsOf, type Scenario } from './scenario'

/** When an item of the first five minutes was reached: after how long, or null when it was not. */
export interface ReachedItem {
  id: string
  title: string
  afterMs: number | null
}

export interface MetExpectation extends Expectation {
  metMs: number | null
}

/** Something the coach said, and how long it stood. */
export interface StoodAdvice {
  sentence: string
  stoodMs: number
  times: number
}

const MINUTE = 60_000
/** A drill that somebody forgot to end is looked at for this long. */
const LOOKED_AT_MS = 4 * 60 * MINUTE
/** They speak of who is in the room, which no log tells. */
const OF_PRESENCE = /^(alone|silent)\b/

/** The log of a drill up to its end: what came after is not part of the practice. */
function practiceOf(events: readonly IncidentEvent[]): IncidentEvent[] {
  const end = events.findIndex(({ type }) => type === 'drill.ended')
  return end < 0 ? [...events] : events.slice(0, end + 1)
}

/** A clock of the drill's own time: from its start, standing still while it is paused. */
function drillClock(events: readonly IncidentEvent[]): (at: string) => number {
  const start = events.find(({ type }) => type === 'drill.began') ?? events[0]
  const pauses: { from: number; to: number }[] = []
  for (const { type, recordedAt } of events) {
    const at = Date.parse(recordedAt)
    const open = pauses.at(-1)
    if (type === 'drill.paused') pauses.push({ from: at, to: Number.POSITIVE_INFINITY })
    if ((type === 'drill.resumed' || type === 'drill.ended') && open && open.to > at) open.to = at
  }
  return (text) => {
    const at = Date.parse(text)
    const paused = pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(at, to) - from), 0)
    return Math.max(0, at - Date.parse(start?.recordedAt ?? text) - paused)
  }
}

/** The states a log goes through, each with the event that led to it. */
function* statesOf(events: readonly IncidentEvent[]): Generator<{ event: IncidentEvent; state: IncidentState }> {
  let state: IncidentState | null = null
  for (const event of events) {
    state = reduceIncident(state, event)
    if (state) yield { event, state }
  }
}

/** When each condition was first shown by the log, in the drill's own time; null for what never was. */
function firstMet(events: readonly IncidentEvent[], conditions: readonly Condition[]): (number | null)[] {
  const practice = practiceOf(events)
  const clock = drillClock(practice)
  const met: (number | null)[] = conditions.map(() => null)
  for (const { event, state } of statesOf(practice)) {
    conditions.forEach((condition, index) => {
      if (met[index] === null && isMet(condition, state)) met[index] = clock(event.recordedAt)
    })
  }
  return met
}

/** What was expected, and when the log showed it. */
export function expectationsMet(events: readonly IncidentEvent[], scenario: Pick<Scenario, 'steps'>): MetExpectation[] {
  const expected = expectationsOf(scenario)
  const met = firstMet(
    events,
    expected.map(({ done }) => done),
  )
  return expected.map((each, index) => ({ ...each, metMs: met[index] ?? null }))
}

/** The first five minutes of a drill, in its own time. */
export function itemsOfDrill(events: readonly IncidentEvent[]): ReachedItem[] {
  const practice = practiceOf(events)
  const clock = drillClock(practice)
  const last = [...statesOf(practice)].at(-1)?.state
  return (last?.checklist ?? []).map(({ id, title, reached }) => ({
    id,
    title,
    afterMs: reached ? clock(reached.at) : null,
  }))
}

/** The first five minutes of a real incident, from its declaration. */
export const itemsOfIncident = ({
  checklist,
  instants,
}: Pick<IncidentState, 'checklist' | 'instants'>): ReachedItem[] =>
  checklist.map(({ id, title, reached }) => ({
    id,
    title,
    afterMs:
      reached && instants.declaredAt ? Math.max(0, Date.parse(reached.at) - Date.parse(instants.declaredAt.at)) : null,
  }))

/** How long a drill took in its own time, up to its last event. */
export function lengthOf(events: readonly IncidentEvent[]): number {
  const practice = practiceOf(events)
  const last = practice.at(-1)
  return last ? drillClock(practice)(last.recordedAt) : 0
}

/**
 * What the coach would have said at each event and each minute between them, and for how long. The log does not tell
 * who was there, so rules about that are left out.
 */
export function advicesStood(events: readonly IncidentEvent[]): StoodAdvice[] {
  const practice = practiceOf(events)
  const clock = drillClock(practice)
  const stood = new Map<string, StoodAdvice>()
  let before: string | null = null
  const note = (state: IncidentState, from: string, length: number) => {
    const said = allAdvice({ incident: state, present: [], now: from, viewerId: '' })
    const advice = said.find(({ id }) => !OF_PRESENCE.test(id))
    const id = advice?.id ?? null
    if (advice && id) {
      const known = stood.get(id) ?? { sentence: advice.sentence, stoodMs: 0, times: 0 }
      stood.set(id, { ...known, stoodMs: known.stoodMs + length, times: known.times + (before === id ? 0 : 1) })
    }
    before = id
  }
  const states = [...statesOf(practice)]
  states.forEach(({ event, state }, index) => {
    const next = states[index + 1]
    if (!next || state.drill?.state !== 'running') return
    let at = Date.parse(event.recordedAt)
    const end = Math.min(Date.parse(next.event.recordedAt), at + LOOKED_AT_MS)
    while (at < end) {
      const until = Math.min(at + MINUTE, end)
      const [from, to] = [new Date(at).toISOString(), new Date(until).toISOString()]
      note(state, from, clock(to) - clock(from))
      at = until
    }
  })
  return [...stood.values()].filter(({ stoodMs }) => stoodMs > 0).toSorted((one, other) => other.stoodMs - one.stoodMs)
}

/** The middle of what is known; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : Math.round((upper + (sorted[middle - 1] ?? upper)) / 2)
}
