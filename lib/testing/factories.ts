import { randomUUID } from 'node:crypto'
import type { Actor, PersonActor } from '@/lib/domain/actor'
import type { DeclareInput } from '@/lib/domain/incident/declare'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { declareIncident } from '@/lib/server/declare'
import { execute } from '@/lib/server/execute'

const names = ['Ada', 'Ben', 'Cleo', 'Dai', 'Eve', 'Finn', 'Gus', 'Hana']
let made = 0

/** A responder of the organisation, acting by no credential, so that nothing but their role limits them. */
export async function aPerson({ name, role = 'responder' }: Partial<Pick<PersonActor, 'name' | 'role'>> = {}) {
  made += 1
  const id = randomUUID()
  const called = name ?? `${names[made % names.length]} ${made}`
  await query(
    sql`insert into person (id, email, name, role) values (${id}, ${`${id}@example.org`}, ${called}, ${role})`,
  )
  return { kind: 'person', id, name: called, role, scope: 'admin' } satisfies PersonActor as PersonActor
}

export const anAdmin = (options: { name?: string } = {}) => aPerson({ ...options, role: 'admin' })
export const aStakeholder = (options: { name?: string } = {}) => aPerson({ ...options, role: 'stakeholder' })

/** The same person, acting through a browser session. */
export async function withSession(person: PersonActor): Promise<PersonActor> {
  const id = randomUUID()
  const expiresAt = new Date(Date.now() + 3_600_000)
  await query(
    sql`insert into person_session (id, person_id, user_agent, address, expires_at)
      values (${id}, ${person.id}, 'test', '127.0.0.1', ${expiresAt})`,
  )
  return { ...person, credential: { kind: 'session', id } }
}

export async function aTeam({ name = 'Platform', members = [] }: { name?: string; members?: Ref[] } = {}) {
  const id = randomUUID()
  await query(sql`insert into team (id, key, name) values (${id}, ${id}, ${name})`)
  await query(sql`insert into team_member select ${id}::uuid, * from unnest(${members.map((one) => one.id)}::uuid[])`)
  return { id, name }
}

export async function aService({ name = 'Checkout', team }: { name?: string; team?: Ref } = {}) {
  const id = randomUUID()
  await query(sql`insert into service (id, key, name, team_id) values (${id}, ${id}, ${name}, ${team?.id ?? null})`)
  return { id, name }
}

type Declared = Partial<DeclareInput> & { by?: Actor }

/** Declares through the log, as production does, so that every incident of a test has a history. */
export async function anIncident({ by, ...input }: Declared = {}): Promise<IncidentState> {
  const declaration = { title: 'Checkout is down', severity: 'sev2', kind: 'production', ...input }
  const actor = by ?? (await aPerson())
  return (await declareIncident({ actor, commandId: randomUUID(), input: declaration })).incident
}

/** Runs a command as somebody; a new commandId each time. */
export const run = ({ id }: Pick<IncidentState, 'id'>, name: string, input: object, actor: Actor) =>
  execute({ incidentId: id, name, actor, commandId: randomUUID(), input })

/** Writes a note and answers its entry id. */
export async function aNote(incident: Pick<IncidentState, 'id'>, actor: Actor, text = 'Rolling back'): Promise<string> {
  const entryId = randomUUID()
  await run(incident, 'add-entry', { entryId, kind: 'note', text }, actor)
  return entryId
}
