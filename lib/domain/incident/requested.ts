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
 * Notes who of those asked has come: of those who were asked for help the first to come acknowledges (who was paged says
 * so), and once nobody is waited for the room is mobilised. What a person stated about either instant stands.
 */
export function withArrivals(state: IncidentState, at: string): IncidentState {
  if (state.requested.length === 0) return state
  const requested = state.requested.filter((id) => !takesPart(id, state))
  if (requested.length === state.requested.length) return state
  const arrived = state.requested.filter((id) => takesPart(id, state))
  const isAnswer = arrived.some((id) => !state.paging.pages.some(({ person }) => person.id === id))
  const { acknowledgedAt } = state.instants
  const instants = {
    ...state.instants,
    acknowledgedAt: acknowledgedAt ?? (isAnswer ? { at, source: 'machine' as const } : null),
  }
  return mobilised({ ...state, requested, instants }, at)
}

/** Stops waiting for people who will not come; when others of those asked are there, and all of them, it is mobilised. */
export function withoutRequest(
  state: IncidentState,
  personIds: readonly string[],
  at: string,
  isSomebodyThere: boolean,
): IncidentState {
  const requested = state.requested.filter((id) => !personIds.includes(id))
  if (requested.length === state.requested.length) return state
  return isSomebodyThere ? mobilised({ ...state, requested }, at) : { ...state, requested }
}

function mobilised(state: IncidentState, at: string): IncidentState {
  const { mobilisedAt } = state.instants
  if (state.requested.length > 0 || (mobilisedAt !== null && mobilisedAt.source !== 'machine')) return state
  return { ...state, instants: { ...state.instants, mobilisedAt: { at, source: 'machine' } } }
}
