import { randomBytes, randomUUID } from 'node:crypto'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import type { AffectedService } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { randomSource } from '@/lib/testing/random-source'
import { seedPeople } from '../seed.ts'
import { vocabulary } from './vocabulary.ts'

const [PEOPLE, TEAMS, SERVICES] = [200, 12, 80]

/** Who and what the incidents speak of; plain, to be sent to other processes. */
export interface World {
  /** The first is an admin, the others are responders. */
  people: Ref[]
  services: AffectedService[]
  integrationId: string
  /** The instant the history goes to. */
  until: number
}

export async function seedWorld(): Promise<World> {
  const random = randomSource(11)
  const people = (await seedPeople(PEOPLE)).map(({ actor: { id, name } }) => ({ id, name }))
  await query(sql`update person set role = 'admin' where id = ${people[0]?.id ?? null}`)
  const teams = Array.from({ length: TEAMS }, (_, index) => ({ id: randomUUID(), name: `Team ${index + 1}` }))
  await query(sql`insert into team (id, key, name)
    select id, id::text, name from unnest(${teams.map(({ id }) => id)}::uuid[], ${teams.map(({ name }) => name)}::text[])
      as made (id, name)`)
  const services = Array.from({ length: SERVICES }, (_, index): AffectedService => {
    const id = randomUUID()
    const name = `${vocabulary[30 + index]} service`
    return { id, key: id, name, teamId: random.chance(0.9) ? random.pick(teams).id : null }
  })
  await query(sql`insert into service (id, key, name, team_id)
    select id, id::text, name, team_id from unnest(${services.map(({ id }) => id)}::uuid[],
      ${services.map(({ name }) => name)}::text[], ${services.map(({ teamId }) => teamId)}::uuid[])
      as made (id, name, team_id)`)
  const edges = services.flatMap(({ id }, index) =>
    random.some(services.slice(index + 1, index + 6), 0.5).map((on) => [id, on.id] as const),
  )
  await query(sql`insert into service_dependency (service_id, depends_on_id)
    select * from unnest(${edges.map(([id]) => id)}::uuid[], ${edges.map(([, on]) => on)}::uuid[])`)
  const levers = services.flatMap(({ id }) => random.some(leverKindSchema.options, 0.6).map((kind) => [id, kind]))
  await query(sql`insert into lever (id, service_id, kind, how)
    select gen_random_uuid(), service_id, kind, 'As the runbook says'
    from unnest(${levers.map(([id]) => id)}::uuid[], ${levers.map(([, kind]) => kind)}::text[]) as made (service_id, kind)`)
  const integrationId = randomUUID()
  await query(sql`insert into integration (id, kind, name, key_hash, settings)
    values (${integrationId}, 'alertmanager', 'Alertmanager', ${randomBytes(32)}, '{}')`)
  return { people, services, integrationId, until: Date.now() }
}
