import type { IncidentEvent } from './events'
import { type IncidentState, KEEP_PARTICIPANTS, type Participant, pushBounded } from './state'
import type { Ref } from './values'

/** Whether somebody takes part and has not left; who holds a role always does (SPEC PEOPLE-1, ROLE-12). */
export const takesPart = (personId: string, { participants }: Pick<IncidentState, 'participants'>): boolean =>
  participants.items.some(({ id, leftAt }) => id === personId && leftAt === null)

/** The list without one person. */
export const without = <T extends Ref>(people: T[], id: string): T[] => people.filter((person) => person.id !== id)

/** Puts a person into the room's list, or updates them there, keeping the order of arrival. */
export function withParticipant(
  state: IncidentState,
  { id, name }: Ref,
  change: Partial<Omit<Participant, 'id' | 'name'>>,
): IncidentState {
  const { items, count } = state.participants
  if (items.some((person) => person.id === id)) {
    const changed = items.map((person) => (person.id === id ? { ...person, name, ...change } : person))
    return { ...state, participants: { items: changed, count } }
  }
  const blank = { joinedAt: null, lastSpokeAt: null, lastActedAt: null, leftAt: null, checkIn: null }
  const arrival = { id, name, ...blank, ...change }
  return { ...state, participants: pushBounded(state.participants, arrival, KEEP_PARTICIPANTS) }
}

/** Notes that somebody in the room's list did something. A page is seen by their screen. */
export function withAct(state: IncidentState, { type, actor, recordedAt }: IncidentEvent): IncidentState {
  const isTheirs = actor.kind === 'person' && type !== 'page.seen'
  const person = isTheirs && state.participants.items.find(({ id }) => id === actor.id)
  return person ? withParticipant(state, person, { lastActedAt: recordedAt }) : state
}
