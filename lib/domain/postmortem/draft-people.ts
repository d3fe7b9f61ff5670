import { spokenList } from '../incident/spoken'
import type { TimelineRow } from '../incident/timeline'
import { type Ref, ROLE_NAMES, type Role, roleSchema } from '../incident/values'
import type { RichText } from './content'
import { bullets, heading, type Log, said } from './draft-sentences'

/** Who held which role, in the order they took it, and who else took part. A person is named for their role only. */
export function peopleBlocks(log: Log): RichText[] {
  const held = roleSchema.options.flatMap((role) => {
    const taken = takings(log, role)
    return taken.length > 0
      ? [said([[`${ROLE_NAMES[role]}: ${spokenList(namesOf(taken))}`, taken.map(({ row }) => row)]])]
      : []
  })
  const withRole = new Set(roleSchema.options.flatMap((role) => takings(log, role).map(({ person }) => person.id)))
  const others = log.of('participant.joined').filter(({ fact }) => !withRole.has(fact.payload.person.id))
  const names = namesOf(others.map((row) => ({ person: row.fact.payload.person })))
  const more = names.length > 0 ? [said([[`Also there: ${spokenList(names)}`, others]])] : []
  const items = [...held, ...more]
  return items.length > 0 ? [heading('Who took part'), bullets(items)] : []
}

function takings(log: Log, role: Role): { person: Ref; row: TimelineRow }[] {
  return [
    ...log.of('role.taken').filter(({ fact }) => fact.payload.role === role),
    ...log.of('role.restored').filter(({ fact }) => fact.payload.role === role),
    ...log.of('handover.accepted').filter(({ fact }) => fact.payload.role === role),
  ]
    .map((row) => ({ row, person: 'to' in row.fact.payload ? row.fact.payload.to : row.fact.payload.person }))
    .sort((a, b) => a.row.seq - b.row.seq)
}

const namesOf = (people: { person: Ref }[]): string[] => [
  ...new Map(people.map(({ person }) => [person.id, person.name])).values(),
]
