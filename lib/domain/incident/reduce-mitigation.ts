import type { EventEnvelope, EventOf, PayloadOf } from './events'
import type { Mitigation, MitigationAction } from './mitigation'
import type { IncidentState } from './state'

type MitigationEvent = EventOf<
  | 'mitigation.proposed'
  | 'mitigation.reassigned'
  | 'mitigation.started'
  | 'mitigation.watching'
  | 'mitigation.check-moved'
  | 'mitigation.check-asked'
  | 'mitigation.judged'
  | 'mitigation.reverted'
  | 'mitigation.abandoned'
  | 'crutch.extended'
  | 'crutch.expired'
  | 'crutch.settled'
  | 'action.requested'
  | 'action.sending'
  | 'action.answered'
  | 'action.not-sent'
  | 'action.unknown'
>

/** What is tried on production, what was asked of machines for it, and what is left in place. */
export function reduceMitigation(state: IncidentState, event: MitigationEvent): IncidentState {
  if (event.type === 'mitigation.proposed') {
    return { ...state, mitigations: [...state.mitigations, proposed(event.payload, event)] }
  }
  const { mitigationId } = event.payload
  const mitigations = state.mitigations.map((one) => (one.id === mitigationId ? changed(one, event) : one))
  if (event.type !== 'mitigation.started' || state.instants.firstMitigationAt) return { ...state, mitigations }
  const firstMitigationAt = { at: event.recordedAt, source: 'live' as const }
  return { ...state, mitigations, instants: { ...state.instants, firstMitigationAt } }
}

function proposed(
  { mitigationId, ...payload }: PayloadOf<'mitigation.proposed'>,
  { recordedAt }: EventEnvelope,
): Mitigation {
  return {
    ...payload,
    id: mitigationId,
    state: 'proposed',
    checkAt: null,
    proposedAt: recordedAt,
    startedAt: null,
    watchingSince: null,
    endedAt: null,
    endedBy: null,
    evidence: null,
    note: null,
    asked: { owner: null, commander: null },
    crutch: null,
    action: null,
  }
}

const notAsked = { owner: null, commander: null }

function changed(one: Mitigation, event: Exclude<MitigationEvent, { type: 'mitigation.proposed' }>): Mitigation {
  const { recordedAt: at } = event
  const by = { id: event.actor.id, name: event.actor.name }
  const ended = { endedAt: at, endedBy: by, checkAt: null }
  switch (event.type) {
    case 'mitigation.reassigned':
      return { ...one, owner: event.payload.to }
    case 'mitigation.started':
      return { ...one, state: 'in-progress', startedAt: at, checkAt: event.payload.checkAt }
    case 'mitigation.watching':
      return { ...one, state: 'watching', watchingSince: at, checkAt: event.payload.checkAt, asked: notAsked }
    case 'mitigation.check-moved':
      return { ...one, checkAt: event.payload.checkAt, asked: notAsked }
    case 'mitigation.check-asked':
      return { ...one, asked: { ...one.asked, [event.payload.as]: at } }
    case 'mitigation.judged': {
      const { result, evidence, crutch } = event.payload
      const left = crutch && { ...crutch, expiredAt: null, settled: null }
      return { ...one, ...ended, state: result, evidence, crutch: left }
    }
    case 'mitigation.reverted':
      return { ...one, ...ended, state: 'reverted', note: event.payload.note, crutch: null }
    case 'mitigation.abandoned':
      return { ...one, ...ended, state: 'abandoned', note: event.payload.reason }
    case 'crutch.extended':
      return { ...one, crutch: one.crutch && { ...one.crutch, expiresAt: event.payload.expiresAt, expiredAt: null } }
    case 'crutch.expired':
      return { ...one, crutch: one.crutch && { ...one.crutch, expiredAt: at } }
    case 'crutch.settled': {
      const { as, note } = event.payload
      return { ...one, crutch: one.crutch && { ...one.crutch, settled: { as, at, by, note } } }
    }
    case 'action.requested':
      return { ...one, action: requested(event.payload, at) }
    case 'action.sending':
      return withAction(one, event.payload.actionId, { state: 'sending' })
    case 'action.answered': {
      const { status, isOk, durationMs, body } = event.payload
      return withAction(one, event.payload.actionId, { state: 'answered', status, isOk, durationMs, detail: body })
    }
    case 'action.not-sent':
      return withAction(one, event.payload.actionId, { state: 'not-sent', detail: event.payload.reason })
    case 'action.unknown':
      return withAction(one, event.payload.actionId, { state: 'unknown', detail: event.payload.reason })
    default:
      event satisfies never
      return one
  }
}

const requested = (
  { actionId, method, url }: PayloadOf<'action.requested'>,
  requestedAt: string,
): MitigationAction => ({
  actionId,
  method,
  url,
  state: 'requested',
  requestedAt,
  status: null,
  isOk: null,
  durationMs: null,
  detail: null,
})

/** An answer to an action that is not the last one of its mitigation changes nothing. */
const withAction = (one: Mitigation, actionId: string, change: Partial<MitigationAction>): Mitigation =>
  one.action?.actionId === actionId ? { ...one, action: { ...one.action, ...change } } : one
