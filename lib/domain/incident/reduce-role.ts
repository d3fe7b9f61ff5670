import type { EventOf } from './events'
import { without, withParticipant } from './participants'
import type { Holder, IncidentState } from './state'
import { type Ref, type Role, type SingleRole, singleRoleSchema } from './values'

type RoleEvent = EventOf<
  | 'role.taken'
  | 'role.restored'
  | 'role.released'
  | 'handover.offered'
  | 'brief.written'
  | 'handover.accepted'
  | 'handover.declined'
  | 'handover.cancelled'
  | 'participant.absent'
  | 'participant.returned'
>

/** Who holds which role, what is being handed over, and who disappeared. */
export function reduceRole(state: IncidentState, event: RoleEvent): IncidentState {
  const at = event.recordedAt
  switch (event.type) {
    case 'role.taken': {
      const { role, person, previous } = event.payload
      const taken = withHolder(state, role, person, at)
      if (role === 'expert') return taken
      const others = otherTaken(taken, role)
      return { ...taken, takenRoles: previous ? [...others, { role, previous, by: person, at }] : others }
    }
    case 'role.restored': {
      const restored = withHolder(state, event.payload.role, event.payload.person, at)
      return { ...restored, takenRoles: otherTaken(restored, event.payload.role) }
    }
    case 'role.released':
      return released(state, event.payload.role, event.payload.person)
    case 'handover.offered': {
      const { offerId, role, from, to } = event.payload
      const others = state.offers.filter((offer) => offer.role !== role)
      return { ...state, offers: [...others, { offerId, role, from, to, offeredAt: at, brief: null }] }
    }
    case 'brief.written':
      return briefWritten(state, event)
    case 'handover.accepted': {
      const { role, to, offerId } = event.payload
      const handed = withoutOffer(withHolder(state, role, to, at), offerId)
      return { ...handed, takenRoles: otherTaken(handed, role) }
    }
    case 'handover.declined':
    case 'handover.cancelled':
      return withoutOffer(state, event.payload.offerId)
    case 'participant.absent':
      return withAbsence(state, event.payload.person.id, event.payload.since)
    case 'participant.returned':
      return withAbsence(state, event.payload.person.id, null)
    default:
      event satisfies never
      return state
  }
}

function withHolder(state: IncidentState, role: Role, { id, name }: Ref, since: string): IncidentState {
  const holder: Holder = { id, name, since, absentSince: null }
  const present = withParticipant(state, holder, { leftAt: null })
  if (role === 'expert') return { ...present, experts: [...without(state.experts, id), holder] }
  return withoutOffersOf({ ...present, roles: { ...state.roles, [role]: holder } }, role)
}

function released(state: IncidentState, role: Role, person: Ref): IncidentState {
  if (role === 'expert') return { ...state, experts: without(state.experts, person.id) }
  return withoutOffersOf({ ...state, roles: { ...state.roles, [role]: null } }, role)
}

/** An offer of a role ends when the role moves by another way. */
const withoutOffersOf = (state: IncidentState, role: SingleRole): IncidentState => ({
  ...state,
  offers: state.offers.filter((offer) => offer.role !== role),
})

const withoutOffer = (state: IncidentState, offerId: string): IncidentState => ({
  ...state,
  offers: state.offers.filter((offer) => offer.offerId !== offerId),
})

/** A redacted brief leaves its offer standing; which offer it belonged to follows from its place in the log. */
function briefWritten(state: IncidentState, { seq, payload }: EventOf<'brief.written'>): IncidentState {
  const latest = state.offers.at(-1)
  if (!latest) return state
  const brief = { seq, text: payload?.text ?? null }
  return { ...state, offers: [...state.offers.slice(0, -1), { ...latest, brief }] }
}

const otherTaken = (state: IncidentState, role: Role) => state.takenRoles.filter((taken) => taken.role !== role)

function withAbsence(state: IncidentState, personId: string, absentSince: string | null): IncidentState {
  const mark = (holder: Holder) => (holder.id === personId ? { ...holder, absentSince } : holder)
  const roles = { ...state.roles }
  for (const role of singleRoleSchema.options) {
    const holder = roles[role]
    if (holder) roles[role] = mark(holder)
  }
  return { ...state, roles, experts: state.experts.map(mark) }
}
