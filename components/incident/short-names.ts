import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'

type Named = Pick<IncidentState, 'participants' | 'declaredBy'>

/** First names, but for those that two people of the room share. */
export function shortNamesOf({ participants, declaredBy }: Named): (person: Ref) => string {
  const people = new Map(participants.items.map(({ id, name }) => [id, name]))
  if (declaredBy.kind === 'person') people.set(declaredBy.id, declaredBy.name)
  const counts = new Map<string, number>()
  for (const name of people.values()) counts.set(firstOf(name), (counts.get(firstOf(name)) ?? 0) + 1)
  return ({ id, name }) => (people.has(id) && counts.get(firstOf(name)) === 1 ? firstOf(name) : name)
}

/** Whether everybody is called the same in both: the same people, with the same names. */
export function haveSameNames(one: Named, other: Named): boolean {
  if (one.declaredBy.id !== other.declaredBy.id || one.declaredBy.name !== other.declaredBy.name) return false
  if (one.participants === other.participants) return true
  const people = other.participants.items
  return (
    one.participants.items.length === people.length &&
    one.participants.items.every(({ id, name }, index) => id === people[index]?.id && name === people[index]?.name)
  )
}

const firstOf = (name: string): string => name.split(' ')[0] ?? name
