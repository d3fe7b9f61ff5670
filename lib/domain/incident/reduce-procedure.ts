import { excerpt } from '../text'
import { compareAffected } from './compare-affected'
import type { EventOf } from './events'
import { withParticipant } from './participants'
import { type IncidentState, type KnownRadius, pushBounded } from './state'

type ProcedureEvent = EventOf<
  | 'incident.confirmed'
  | 'checklist.item-reached'
  | 'blast-radius.revised'
  | 'lever.waived'
  | 'change.noticed'
  | 'change.claimed'
  | 'change.ruled-out'
  | 'change.ruled-in'
  | 'advice.put-off'
  | 'participant.checked-in'
  | 'update.sent'
  | 'drill.began'
  | 'drill.paused'
  | 'drill.resumed'
  | 'drill.ended'
  | 'drill.message'
>

/** What the procedure leaves in the state: what is known, what was asked, what is due. */
export function reduceProcedure(state: IncidentState, event: ProcedureEvent): IncidentState {
  const { actor: by, recordedAt: at, seq } = event
  switch (event.type) {
    case 'incident.confirmed':
      return { ...state, confirmed: { by, how: event.payload.how, at } }
    case 'checklist.item-reached':
      return {
        ...state,
        checklist: state.checklist.map((item) =>
          item.id === event.payload.itemId && !item.reached ? { ...item, reached: { at, by, seq } } : item,
        ),
      }
    case 'blast-radius.revised':
      return { ...state, radius: revised(state.radius, event) }
    case 'lever.waived':
      return { ...state, waivedLevers: pushBounded(state.waivedLevers, { ...event.payload, by, at }) }
    case 'change.noticed': {
      const { change, isUnannounced } = event.payload
      const noticed = pushBounded(state.changes.noticed, { change, at, isUnannounced, claimedBy: null })
      return { ...state, changes: { ...state.changes, noticed } }
    }
    case 'change.claimed': {
      const { changeId, person } = event.payload
      const items = state.changes.noticed.items.map((one) =>
        one.change.id === changeId ? { ...one, claimedBy: person } : one,
      )
      return { ...state, changes: { ...state.changes, noticed: { ...state.changes.noticed, items } } }
    }
    case 'change.ruled-out': {
      const { changeId, because } = event.payload
      const kept = withoutChange(state, changeId)
      const ruledOut = pushBounded(kept, { changeId, because, by, at }, KEEP_RULED_OUT)
      return { ...state, changes: { ...state.changes, ruledOut } }
    }
    case 'change.ruled-in':
      return { ...state, changes: { ...state.changes, ruledOut: withoutChange(state, event.payload.changeId) } }
    case 'advice.put-off': {
      const { adviceId, until } = event.payload
      return { ...state, putOff: pushBounded(state.putOff, { adviceId, until }, KEEP_PUT_OFF) }
    }
    case 'participant.checked-in': {
      const { person, answer, on } = event.payload
      return withParticipant(state, person, { checkIn: { answer, on, at } })
    }
    case 'update.sent': {
      const { updateId, number, audience, subject, nextDueAt } = event.payload
      const update = { updateId, number, audience, subject: excerpt(subject), by, at, seq }
      return { ...state, updateDueAt: nextDueAt, updates: pushBounded(state.updates, update) }
    }
    case 'drill.began': {
      const { drillId, scenario } = event.payload
      return { ...state, drill: { drillId, scenario, state: 'running' } }
    }
    case 'drill.paused':
      return { ...state, drill: state.drill && { ...state.drill, state: 'paused' } }
    case 'drill.resumed':
      return { ...state, drill: state.drill && { ...state.drill, state: 'running' } }
    case 'drill.ended':
      return { ...state, drill: state.drill && { ...state.drill, state: 'ended' } }
    case 'drill.message':
      return state
    default:
      event satisfies never
      return state
  }
}

/** More than a room lists: what was ruled out must not come back as a suspect. */
const KEEP_RULED_OUT = 60

/** Advice that was put off: more than this many, and the oldest may be said again. */
const KEEP_PUT_OFF = 60

function revised(
  before: KnownRadius | null,
  { payload, actor: by, recordedAt: at, seq }: EventOf<'blast-radius.revised'>,
): KnownRadius {
  const difference = before === null ? 0 : compareAffected(payload, before)
  if (difference > 0 || payload.trend === 'growing') return { ...payload, by, at, seq, grewAt: at }
  const isLess = difference < 0 || payload.trend === 'shrinking'
  return { ...payload, by, at, seq, grewAt: isLess ? null : (before?.grewAt ?? null) }
}

function withoutChange({ changes: { ruledOut } }: IncidentState, changeId: string) {
  const items = ruledOut.items.filter((one) => one.changeId !== changeId)
  return { items, count: ruledOut.count - (ruledOut.items.length - items.length) }
}
