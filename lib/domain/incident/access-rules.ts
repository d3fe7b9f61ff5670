import type { Actor } from '../actor'
import { refuse } from '../errors'
import { isOpenPage, isYes, type PageNow } from '../on-call/page'
import type { EventBody } from './events'
import { MAX_MEMBERS } from './inputs'
import { refOf } from './lookups'
import { isOpenMitigation } from './mitigations-now'
import { takesPart } from './participants'
import { canRespond } from './policy'
import { holdersOf, leads, offersTo, rolesOf } from './role-rules'
import type { IncidentState } from './state'
import type { Ref } from './values'

/** Who may set the privacy of an incident (SPEC ACCESS-3). */
export const canSetPrivacy = (actor: Actor, incident: IncidentState): boolean => leads(actor, incident)

/** Who may add members: whoever may act in it, which is members and admins while it is private (SPEC ACCESS-4). */
export const canAddMembers = (actor: Actor, incident: IncidentState): boolean =>
  incident.visibility === 'private' && canRespond(actor, incident)

/** The event that lets somebody into a private incident, none when they are in or it is open (SPEC ACCESS-6). */
export function admit(incident: IncidentState, person: Ref): EventBody[] {
  if (incident.visibility === 'open' || incident.members.some(({ id }) => id === person.id)) return []
  refuseTooManyMembers(incident.members.length + 1)
  return [{ type: 'member.added', payload: { person: refOf(person) } }]
}

/** Throws ACCESS-7 when a private incident would have more members than it can. */
export function refuseTooManyMembers(count: number): void {
  if (count > MAX_MEMBERS) throw refuse('ACCESS-7', `A private incident has at most ${MAX_MEMBERS} members.`)
}

/** Who must stay able to see an incident that is made private, besides those named (SPEC ACCESS-3). */
export function membersOnClosing(incident: IncidentState, actor: Ref, named: Ref[]): Ref[] {
  const involved = [
    ...holdersOf(incident),
    ...incident.offers.map(({ to }) => to),
    ...incident.participants.items.filter(({ leftAt }) => leftAt === null),
    ...calledTo(incident),
    ...incident.mitigations.filter(isOpenMitigation).map(({ owner }) => owner),
    ...reviewersOf(incident),
  ]
  const members = new Map([...named, actor, ...involved].map((person) => [person.id, refOf(person)]))
  refuseTooManyMembers(members.size)
  return [...members.values()]
}

/** Who was paged or asked for help and may still come, or said that they do and has not left since. */
function calledTo({ paging, helpAsked, requested, participants }: IncidentState): Ref[] {
  const leftAt = new Map(participants.items.map((person) => [person.id, person.leftAt]))
  const hasLeft = ({ person, answeredAt }: PageNow) => (leftAt.get(person.id) ?? '') > (answeredAt ?? '')
  const paged = paging.pages.filter((page) => isOpenPage(page) || (isYes(page) && !hasLeft(page)))
  const asked = helpAsked.items.flatMap(({ of }) => (of.kind === 'person' && requested.includes(of.id) ? [of] : []))
  return [...paged.map(({ person }) => person), ...asked]
}

/** Who sees to the review, and who is asked to read it. */
function reviewersOf({ review }: IncidentState): Ref[] {
  if (!review) return []
  return review.status === 'in-review' ? [review.owner, ...review.reviewers] : [review.owner]
}

/** What follows when somebody loses sight of an incident, their going last (SPEC ACCESS-5). */
export function departure(incident: IncidentState, person: Ref): EventBody[] {
  const who = refOf(person)
  const released = rolesOf(person.id, incident).map(
    (role): EventBody => ({ type: 'role.released', payload: { role, person: who } }),
  )
  const cancelled = offersTo(person.id, incident)
    .filter(({ role }) => incident.roles[role]?.id !== person.id)
    .map(({ offerId, role, to }): EventBody => ({ type: 'handover.cancelled', payload: { offerId, role, to } }))
  const left: EventBody[] = takesPart(person.id, incident)
    ? [{ type: 'participant.left', payload: { person: who } }]
    : []
  return [...cancelled, ...released, ...left, { type: 'member.removed', payload: { person: who } }]
}
