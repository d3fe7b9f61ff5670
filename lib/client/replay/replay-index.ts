import { indexOfSeq, type RowWindow, rowAt } from '@/lib/client/row-window'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import type { IncidentState } from '@/lib/domain/incident/state'
import { type TimelineRow, timelineOf } from '@/lib/domain/incident/timeline'

/** A room at one moment of its log. */
export interface Moment {
  state: IncidentState
  rows: RowWindow
}

/** A log that can be asked for any of its moments. */
export interface ReplayIndex {
  readonly events: readonly IncidentEvent[]
  /** The room after the event `seq`, between the first event and the last. */
  at(seq: number): Moment
  /** The index with more of the log; what follows on from here must come in order. */
  with(more: readonly IncidentEvent[]): ReplayIndex
}

/** A jump folds at most this many events. */
const EVERY = 200

/** Folds one event into a moment, in the rows given to it. */
function fold(state: IncidentState | null, rows: TimelineRow[], event: IncidentEvent): IncidentState {
  const row = timelineOf(event, (seq) => rowAt(rows, seq))
  if (row) rows[indexOfSeq(rows, row.seq)] = row
  return reduceIncident(state, event)
}

/**
 * Keeps the room as it was at every 200th event, so that a jump anywhere in a long log is instant (SPEC REPLAY-1).
 * `events` begin with the declaration and have no gaps.
 */
export function createReplayIndex(events: readonly IncidentEvent[], kept: readonly Moment[] = []): ReplayIndex {
  const checkpoints: Moment[] = [...kept]
  const last = checkpoints.at(-1)
  let state = last?.state ?? null
  const rows = [...(last?.rows ?? [])]
  for (let index = checkpoints.length * EVERY; index < events.length; index++) {
    const event = events[index]
    if (!event) break
    state = fold(state, rows, event)
    if ((index + 1) % EVERY === 0) checkpoints.push({ state, rows: [...rows] })
  }
  return {
    events,
    at(seq) {
      const wanted = Math.min(Math.max(Math.trunc(seq), 1), events.length)
      const before = Math.floor(wanted / EVERY)
      const from = checkpoints[before - 1]
      const nearby = [...(from?.rows ?? [])]
      let then = from?.state ?? null
      for (const event of events.slice(before * EVERY, wanted)) then = fold(then, nearby, event)
      if (!then) throw new Error('A log without events has no moments')
      return { state: then, rows: nearby }
    },
    with: (more) => createReplayIndex([...events, ...more], checkpoints),
  }
}
