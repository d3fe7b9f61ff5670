import { excerpt } from '../text'
import { declaredState } from './declared-state'
import { withDeliverySpan } from './delivery-spans'
import { elapsedAt } from './elapsed'
import type { EventEnvelope, IncidentEvent, PayloadOf } from './events'
import { withAct, without, withParticipant } from './participants'
import { reduceEntry } from './reduce-entry'
import { reduceHistory } from './reduce-history'
import { reduceMitigation } from './reduce-mitigation'
import { reducePaging } from './reduce-paging'
import { reduceProcedure } from './reduce-procedure'
import { reduceReview } from './reduce-review'
import { reduceRole } from './reduce-role'
import { withArrivals, withRequest } from './requested'
import { type IncidentState, pushBounded } from './state'
import type { InstantName, InstantSource } from './values'

/**
 * Folds one event into an incident. Pure, and the only description of what an event means: the server, the
 * browser, replays and tests all run this. An event of the past or an unknown type changes nothing but `seq`.
 */
export function reduceIncident(state: IncidentState | null, event: IncidentEvent): IncidentState {
  if (event.type === 'incident.declared') return declaredState(event.payload, event)
  if (!state) throw new Error(`${event.type} cannot be the first event of ${event.incidentId}`)
  const applied = applyBody(state, event)
  const next = applied ? withAct(withArrivals(applied, event.recordedAt), event) : state
  return { ...next, seq: event.seq, lastActivityAt: event.recordedAt }
}

/** Null for a type that nobody here knows. */
function applyBody(state: IncidentState, event: IncidentEvent): IncidentState | null {
  switch (event.type) {
    case 'incident.declared':
      return state
    case 'incident.retitled':
      return { ...state, title: event.payload.to }
    case 'note.added':
    case 'observation.added':
    case 'hypothesis.added':
    case 'decision.added':
    case 'question.asked':
    case 'answer.added':
    case 'question.answered':
    case 'hypothesis.judged':
    case 'entry.corrected':
    case 'entry.redacted':
    case 'entry.starred':
    case 'entry.unstarred':
      return reduceEntry(state, event)
    case 'role.taken':
    case 'role.restored':
    case 'role.released':
    case 'handover.offered':
    case 'brief.written':
    case 'handover.accepted':
    case 'handover.declined':
    case 'handover.cancelled':
    case 'participant.absent':
    case 'participant.returned':
      return reduceRole(state, event)
    case 'severity.changed':
      return {
        ...state,
        elapsed: elapsedAt(state, event.recordedAt),
        severity: event.payload.to,
        severityJourney: pushBounded(state.severityJourney, {
          to: event.payload.to,
          at: event.recordedAt,
          seq: event.seq,
        }),
      }
    case 'delivery-prevented.changed':
      return withDeliverySpan(
        {
          ...state,
          deliveryPrevented: event.payload.to,
          deliveryEvidence: event.payload.evidence
            ? { ...event.payload.evidence, by: event.actor, at: event.recordedAt }
            : state.deliveryEvidence,
        },
        event.recordedAt,
      )
    case 'status.changed':
      return statusChanged(state, event.payload, event)
    case 'instants.set':
      return { ...state, instants: withInstants(state.instants, event.payload.instants) }
    case 'services.changed':
      return { ...state, services: withServices(state.services, event.payload) }
    case 'update-due.set':
      return { ...state, updateDueAt: event.payload.dueAt }
    case 'help.asked': {
      const { helpId, of } = event.payload
      const helpAsked = pushBounded(state.helpAsked, { helpId, of, by: event.actor, at: event.recordedAt })
      return withRequest({ ...state, helpAsked }, of.kind === 'person' ? of.id : null, event.recordedAt)
    }
    case 'participant.joined':
      return withParticipant(state, event.payload.person, { joinedAt: event.recordedAt, leftAt: null })
    case 'participant.left':
      return withParticipant(state, event.payload.person, { leftAt: event.recordedAt })
    case 'visibility.changed':
      return { ...state, visibility: event.payload.to, members: event.payload.members }
    case 'member.added':
      return { ...state, members: [...without(state.members, event.payload.person.id), event.payload.person] }
    case 'member.removed':
      return { ...state, members: without(state.members, event.payload.person.id) }
    case 'link.attached':
      return { ...state, links: pushBounded(state.links, event.payload) }
    case 'bridge.set':
      return { ...state, bridgeUrl: event.payload.url }
    case 'incident.marked-duplicate':
      return { ...closedAs(state, 'duplicate', event), duplicateOf: event.payload.of }
    case 'incident.withdrawn':
      return closedAs(state, 'withdrawn', event)
    case 'duplicate.received':
      return duplicateReceived(state, event.payload)
    case 'alerts.changed':
      return alertsChanged(state, event.payload, event)
    case 'mitigation.proposed':
    case 'mitigation.reassigned':
    case 'mitigation.started':
    case 'mitigation.watching':
    case 'mitigation.check-moved':
    case 'mitigation.check-asked':
    case 'mitigation.judged':
    case 'mitigation.reverted':
    case 'mitigation.abandoned':
    case 'crutch.extended':
    case 'crutch.expired':
    case 'crutch.settled':
    case 'action.requested':
    case 'action.sending':
    case 'action.answered':
    case 'action.not-sent':
    case 'action.unknown':
      return reduceMitigation(state, event)
    case 'incident.confirmed':
    case 'checklist.item-reached':
    case 'blast-radius.revised':
    case 'lever.waived':
    case 'change.noticed':
    case 'change.claimed':
    case 'change.ruled-out':
    case 'change.ruled-in':
    case 'advice.put-off':
    case 'participant.checked-in':
    case 'update.sent':
    case 'drill.began':
    case 'drill.paused':
    case 'drill.resumed':
    case 'drill.ended':
    case 'drill.message':
      return reduceProcedure(state, event)
    case 'review.opened':
    case 'review.owner-changed':
    case 'review.asked':
    case 'review.answered':
    case 'review.withdrawn':
    case 'review.published':
      return reduceReview(state, event)
    case 'test.marked':
    case 'detection.set':
    case 'incident.imported':
      return reduceHistory(state, event)
    case 'escalation.started':
    case 'pages.asked':
    case 'escalation.skipped':
    case 'page.attempted':
    case 'page.seen':
    case 'page.acknowledged':
    case 'page.accepted':
    case 'page.declined':
    case 'page.failed':
    case 'pages.expired':
    case 'escalation.acknowledged':
    case 'escalation.acknowledgement-expired':
    case 'escalation.finished':
      return reducePaging(state, event)
    default:
      event satisfies never
      return null
  }
}

function statusChanged(
  state: IncidentState,
  payload: PayloadOf<'status.changed'>,
  envelope: EventEnvelope,
): IncidentState {
  const { to, from, note } = payload
  const at = envelope.recordedAt
  const reopened = to === 'active' && (from === 'resolved' || from === 'closed')
  const instants = { ...state.instants }
  // Recovery counts from the last time it came: going back clears what the fall-back undid.
  if (to === 'active') Object.assign(instants, { mitigatedAt: null, resolvedAt: null, closedAt: null })
  if ((to === 'mitigated' || to === 'resolved') && !instants.mitigatedAt) instants.mitigatedAt = { at, source: 'live' }
  if (to === 'resolved') instants.resolvedAt = { at, source: 'live' }
  if (to === 'closed') instants.closedAt = { at, source: 'machine' }
  const changed: IncidentState = {
    ...state,
    elapsed: elapsedAt(state, at),
    status: to,
    outcome: to === 'active' ? null : state.outcome,
    duplicateOf: to === 'active' ? null : state.duplicateOf,
    reopeningSuggestedAt: null,
    updateDueAt: to === 'resolved' || to === 'closed' ? null : state.updateDueAt,
    instants,
    reopenedAt: reopened ? pushBounded(state.reopenedAt, at) : state.reopenedAt,
    statusJourney: pushBounded(state.statusJourney, { to, at, seq: envelope.seq, note: note ? excerpt(note) : null }),
  }
  return withDeliverySpan(changed, at)
}

function closedAs(state: IncidentState, outcome: 'withdrawn' | 'duplicate', envelope: EventEnvelope): IncidentState {
  const closed = statusChanged(state, { from: state.status, to: 'closed' }, envelope)
  return { ...closed, outcome }
}

function withInstants(
  instants: IncidentState['instants'],
  set: Partial<Record<InstantName, { at: string | null; source: InstantSource }>>,
): IncidentState['instants'] {
  const next = { ...instants }
  for (const name of Object.keys(instants) as InstantName[]) {
    const change = set[name]
    if (change) next[name] = change.at === null ? null : { at: change.at, source: change.source }
  }
  return next
}

function withServices(services: IncidentState['services'], { added, removed }: PayloadOf<'services.changed'>) {
  const gone = new Set([...removed, ...added].map(({ id }) => id))
  return [...services.filter(({ id }) => !gone.has(id)), ...added]
}

function duplicateReceived(state: IncidentState, payload: PayloadOf<'duplicate.received'>): IncidentState {
  const known = new Set(state.members.map(({ id }) => id))
  const members = state.visibility === 'private' ? payload.members.filter(({ id }) => !known.has(id)) : []
  const merged = {
    ...state,
    members: [...state.members, ...members],
    duplicates: state.duplicates.items.some(({ id }) => id === payload.from.id)
      ? state.duplicates
      : pushBounded(state.duplicates, payload.from),
  }
  return payload.participants.reduce((next, person) => withParticipant(next, person, {}), merged)
}

function alertsChanged(
  state: IncidentState,
  payload: PayloadOf<'alerts.changed'>,
  { recordedAt }: EventEnvelope,
): IncidentState {
  const { firing, total, sample, suggestsReopening } = payload
  const latest = sample.at(-1)
  return {
    ...state,
    alerts: { firing, total, last: latest ? { title: latest.title, at: recordedAt } : state.alerts.last },
    reopeningSuggestedAt: suggestsReopening ? recordedAt : state.reopeningSuggestedAt,
  }
}
