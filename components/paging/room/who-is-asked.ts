import type { ServiceView, TeamView } from '@/lib/domain/catalogue/catalogue'
import type { Ref } from '@/lib/domain/incident/values'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

/** Whom something would ask now, and by what. */
export interface Asked {
  people: Ref[]
  /** Hosts of addresses that are told. */
  hosts: string[]
  /** "step 1 of Payments", "the team Payments": why them. */
  by: string
}

export const NOBODY: Asked = { people: [], hosts: [], by: '' }

/** Each person once. */
export const eachOnce = (people: readonly Ref[]): Ref[] => [...new Map(people.map((one) => [one.id, one])).values()]

interface KnownHere {
  policy: PolicyDetail | null
  teams: readonly TeamView[]
  /** Who can be paged at all: no stakeholders. */
  responders: readonly (Ref & { role: string })[]
}

/**
 * Whom paging the owner of a service asks first: of its policy the first step that has anybody, else its team, else the
 * admins. Who deployed last comes before them where the service says so, which only the server knows.
 */
export function askedForService(service: ServiceView, { policy, teams, responders }: KnownHere): Asked {
  for (const [index, targets] of (policy?.now ?? []).entries()) {
    const people = eachOnce(targets.flatMap((target) => target.people))
    const hosts = targets.flatMap(({ host }) => host ?? [])
    if (people.length > 0 || hosts.length > 0) return { people, hosts, by: `step ${index + 1} of ${policy?.name}` }
  }
  const team = teams.find(({ id }) => id === (service.team?.id ?? policy?.team?.id))
  const members = (team?.members ?? []).filter(({ id }) => responders.some((one) => one.id === id))
  if (team && members.length > 0) return { people: members, hosts: [], by: `everybody of ${team.name}` }
  const admins = responders.filter(({ role }) => role === 'admin').map(({ id, name }) => ({ id, name }))
  return { people: admins, hosts: [], by: 'the admins, because nobody else is named' }
}

/** The primaries and secondaries of all rotas that these policies name, and of the commanders' rota. */
export function mobilised(
  policies: readonly PolicyDetail[],
  commanderRota: string | null,
  rotas: readonly RotaSummary[],
): Ref[] {
  const named = policies.flatMap(({ steps }) =>
    steps.flatMap(({ targets }) => targets.flatMap((target) => (target.kind === 'rota' ? target.rotaId : []))),
  )
  const wanted = new Set(commanderRota ? [...named, commanderRota] : named)
  return eachOnce(
    rotas.filter(({ id }) => wanted.has(id)).flatMap(({ now }) => now.flatMap(({ person }) => person ?? [])),
  )
}

/** What each person has now, over all rotas in use: "Payments primary". */
function seatsNow(rotas: readonly RotaSummary[]): Map<string, string[]> {
  const seats = new Map<string, string[]>()
  for (const { name, now, isArchived } of rotas) {
    if (isArchived) continue
    for (const { seat, person } of now) {
      if (person) seats.set(person.id, [...(seats.get(person.id) ?? []), `${name} ${seat}`])
    }
  }
  return seats
}

export interface Candidate extends Ref {
  /** What they have now, if anything. */
  seats: string[]
  isHere: boolean
}

/** Who can be paged by name, those on call first, then those in the room; as many as match what was typed. */
export function candidates(
  responders: readonly Ref[],
  rotas: readonly RotaSummary[],
  here: ReadonlySet<string>,
  sought: string,
): Candidate[] {
  const seats = seatsNow(rotas)
  const text = sought.trim().toLowerCase()
  const rank = ({ seats: held, isHere }: Candidate) => (held.length > 0 ? 0 : isHere ? 1 : 2)
  return responders
    .map(({ id, name }) => ({ id, name, seats: seats.get(id) ?? [], isHere: here.has(id) }))
    .filter(({ name, seats: held }) => `${name} ${held.join(' ')}`.toLowerCase().includes(text))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

/** "Ada Osei, Ravi Menon and Lin Zhao". */
export function namesText(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
