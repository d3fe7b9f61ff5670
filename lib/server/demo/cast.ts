import { type PersonActor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import { createUser } from '@/lib/server/access/people'
import { changeProfile } from '@/lib/server/access/profile'
import { putLever } from '@/lib/server/catalogue/levers'
import { createService, updateService } from '@/lib/server/catalogue/services'
import { createTeam } from '@/lib/server/catalogue/teams'
import { findReceiverById, type Receiver } from '@/lib/server/db/integrations'
import { findPersonByEmail } from '@/lib/server/db/people'
import { demoLeversOf } from '@/lib/server/demo/levers'
import {
  demoLinksOf,
  demoPeople,
  demoServices,
  demoTeams,
  emailOf,
  type PersonKey,
  type ServiceKey,
  type TeamKey,
} from '@/lib/server/demo/organisation'
import { signInPassword } from '@/lib/server/demo/sign-in-data'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import { listIntegrations } from '@/lib/server/queries/list-integrations'
import { leversOf } from '@/lib/server/queries/list-levers'
import { listServices } from '@/lib/server/queries/list-services'
import { listTeams } from '@/lib/server/queries/list-teams'

/** Everybody and everything the scenes speak of. */
export interface Cast {
  people: Record<PersonKey, PersonActor>
  services: Record<ServiceKey, string>
  teams: Record<TeamKey, string>
  monitoring: Receiver
  /** What tells of deploys and the like. */
  pipeline: Receiver
}

const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[]

/** Finds the organisation of the demo, and makes what is missing of it: a first start may have been cut off. */
export async function assembleCast(): Promise<Cast> {
  const people = await eachOf(keysOf(demoPeople), ensurePerson)
  const teams = await ensureTeams(people)
  const services = await ensureServices(people.priya, teams)
  const monitoring = await ensureReceiver(people.priya, { kind: 'alertmanager', name: 'Prometheus' })
  const pipeline = await ensureReceiver(people.priya, { kind: 'github', name: 'GitHub' })
  return { people, teams, services, monitoring, pipeline }
}

async function eachOf<Key extends string, Value>(keys: Key[], make: (key: Key) => Promise<Value>) {
  const made: [Key, Value][] = []
  for (const key of keys) made.push([key, await make(key)])
  return Object.fromEntries(made) as Record<Key, Value>
}

async function ensurePerson(key: PersonKey): Promise<PersonActor> {
  const { name, role, phone, ...person } = demoPeople[key]
  const email = emailOf(key)
  const password = 'isYours' in person ? { password: signInPassword() } : {}
  const found = await findPersonByEmail(email)
  const id = found?.id ?? (await createUser({ email, name, role, ...password })).personId
  const actor: PersonActor = { kind: 'person', id, name, role, scope: 'admin' }
  // Everybody of the script takes part in drills, and whoever looks at the demo decides for themselves.
  if (!found?.phone)
    await changeProfile(actor, { phone, takesDrills: !('isYours' in person) && role !== 'stakeholder' })
  return actor
}

async function ensureTeams(people: Cast['people']): Promise<Cast['teams']> {
  const known = new Map((await listTeams(SYSTEM_ACTOR)).map((team) => [team.key, team.id]))
  return eachOf(keysOf(demoTeams), async (key) => {
    const members = keysOf(demoPeople).filter((person) => demoPeople[person].team === key)
    const personIds = members.map((person) => people[person].id)
    return known.get(key) ?? (await createTeam(people.priya, { key, name: demoTeams[key], personIds })).id
  })
}

async function ensureServices(admin: PersonActor, teams: Cast['teams']): Promise<Cast['services']> {
  const known = new Map((await listServices(SYSTEM_ACTOR, { archived: true })).map((service) => [service.key, service]))
  const services = await eachOf(keysOf(demoServices), async (key) => {
    const { name, description, team, tier } = demoServices[key]
    const service = { key, name, description, tier, teamId: teams[team], links: demoLinksOf(key), dependsOnIds: [] }
    const found = known.get(key)
    // The scenes need each of them.
    if (found?.archivedAt) await updateService(admin, found.id, { archived: false })
    return found?.id ?? (await createService(admin, service)).id
  })
  for (const key of keysOf(services)) await ensureLevers(admin, services, key)
  return services
}

/** Levers and dependencies of a service that has no lever yet: what somebody changed in the demo stays. */
async function ensureLevers(admin: PersonActor, services: Cast['services'], key: ServiceKey): Promise<void> {
  const id = services[key]
  if ((await leversOf(admin, [id])).length > 0) return
  await updateService(admin, id, { dependsOnIds: demoServices[key].dependsOn.map((needed) => services[needed]) })
  for (const { kind, ...lever } of demoLeversOf(key)) await putLever(admin, id, kind, lever)
}

async function ensureReceiver(admin: PersonActor, named: { kind: string; name: string }): Promise<Receiver> {
  const found = (await listIntegrations(admin)).find(({ name }) => name === named.name)
  const { id } = found ?? (await createIntegration({ ...named, createdBy: admin.id }))
  const receiver = await findReceiverById(id)
  if (!receiver) throw new Error('An integration of the demo is gone')
  return receiver
}
