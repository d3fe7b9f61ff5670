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
  const arrival = { id, name, joinedAt: null, lastSpokeAt: null, leftAt: null, checkIn: null, ...change }
  return { ...state, participants: pushBounded(state.participants, arrival, KEEP_PARTICIPANTS) }
}
