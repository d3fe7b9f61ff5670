import { takesPart } from './participants'
import type { IncidentState } from './state'

/** More people than this are not waited for one by one. */
const MAX_REQUESTED = 200

/** Notes that somebody was asked to come; who takes part already is not waited for. The first such call is the first page. */
export function withRequest(state: IncidentState, personId: string | null, at: string): IncidentState {
  const { instants, requested } = state
  const firstPagedAt = instants.firstPagedAt ?? { at, source: 'machine' as const }
  const isWaitedFor =
    personId !== null &&
    !takesPart(personId, state) &&
    !requested.includes(personId) &&
    requested.length < MAX_REQUESTED
  return {
    ...state,
    instants: { ...instants, firstPagedAt },
    requested: isWaitedFor ? [...requested, personId] : requested,
  }
}

/**
 * Notes who of those asked has come: the first to come acknowledges, and once nobody is waited for the room is mobilised.
 * What a person stated about either instant stands.
 */
export function withArrivals(state: IncidentState, at: string): IncidentState {
  if (state.requested.length === 0) return state
  const requested = state.requested.filter((id) => !takesPart(id, state))
  if (requested.length === state.requested.length) return state
  const { acknowledgedAt, mobilisedAt } = state.instants
  const isOurs = mobilisedAt === null || mobilisedAt.source === 'machine'
  const machine = { at, source: 'machine' as const }
  return {
    ...state,
    requested,
    instants: {
      ...state.instants,
      acknowledgedAt: acknowledgedAt ?? machine,
      mobilisedAt: requested.length === 0 && isOurs ? machine : mobilisedAt,
    },
  }
}
