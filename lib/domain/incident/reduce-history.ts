import { millisecondsBetween } from './clock'
import { nothingElapsed } from './elapsed'
import type { EventOf } from './events'
import { emptyList, type IncidentState } from './state'

type HistoryEvent = EventOf<'test.marked' | 'detection.set' | 'incident.imported'>

/** What history asks of a log: tests, who noticed first, and what was written elsewhere. */
export function reduceHistory(state: IncidentState, event: HistoryEvent): IncidentState {
  switch (event.type) {
    case 'test.marked':
      return { ...state, isTest: event.payload.to }
    case 'detection.set':
      return { ...state, detectedBy: event.payload.by }
    case 'incident.imported':
      return imported(state, event)
    default:
      event satisfies never
      return state
  }
}

/** Instants and intervals of what was written later are those of then, not those of the import. */
function imported(state: IncidentState, { payload, recordedAt }: EventOf<'incident.imported'>): IncidentState {
  const { source, foreignId, url } = payload
  // Resolving it has noted a mitigation at the time of the import: what is not known is not there.
  const instants = { ...state.instants, mitigatedAt: null, ...payload.instants }
  const { declaredAt, mitigatedAt, resolvedAt } = instants
  const elapsed = nothingElapsed(recordedAt)
  const from = declaredAt?.at
  const to = resolvedAt?.at
  if (from !== undefined && to !== undefined) {
    elapsed.severity[state.severity] = between(from, to)
    elapsed.status.active = between(from, mitigatedAt?.at ?? to)
    elapsed.status.mitigated = mitigatedAt ? between(mitigatedAt.at, to) : 0
  }
  const spans = state.deliveryPrevented && from !== undefined && to !== undefined ? [{ from, to }] : []
  return {
    ...state,
    instants,
    elapsed,
    deliverySpans: { items: spans, count: spans.length },
    // Whoever wrote it here took no part in it.
    participants: emptyList(),
    importedFrom: { source, id: foreignId, url },
  }
}

const between = (from: string, to: string): number => Math.max(0, millisecondsBetween(from, to))
