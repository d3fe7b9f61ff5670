import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { hashSecret, newSecret } from '@/lib/server/access/secrets'
import { sessionCookie } from '@/lib/server/access/session-cookie'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { declareIncident } from '@/lib/server/declare'
import { execute } from '@/lib/server/execute'
import { bySaturation } from './open-loop.ts'

/** A responder with a browser session and an API token. */
export interface Member {
  actor: PersonActor
  /** A Cookie header. */
  cookie: string
  token: string
}

/** Adds people past the forms: hashing a thousand passwords measures nothing. */
export async function seedPeople(count: number): Promise<Member[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    name: `${names[index % names.length]} ${index + 1}`,
    session: randomUUID(),
    tokenId: randomUUID(),
    token: newSecret('ek_'),
  }))
  const ids = people.map(({ id }) => id)
  await query(sql`insert into person (id, email, name, role)
    select id, id || '@example.org', name, 'responder'
    from unnest(${ids}::uuid[], ${people.map(({ name }) => name)}::text[]) as made (id, name)`)
  await query(sql`insert into person_session (id, person_id, user_agent, address, expires_at)
    select id, person_id, 'bench', '127.0.0.1', now() + interval '1 day'
    from unnest(${people.map(({ session }) => session)}::uuid[], ${ids}::uuid[]) as made (id, person_id)`)
  await query(sql`insert into api_token (id, person_id, name, scope, token_hash)
    select id, person_id, 'bench', 'respond', hash from unnest(${people.map(({ tokenId }) => tokenId)}::uuid[],
      ${ids}::uuid[], ${people.map(({ token }) => hashSecret(token))}::bytea[]) as made (id, person_id, hash)`)
  return Promise.all(
    people.map(async ({ id, name, session, token }) => ({
      actor: {
        kind: 'person',
        id,
        name,
        role: 'responder',
        scope: 'admin',
        credential: { kind: 'session', id: session },
      } satisfies PersonActor,
      cookie: (await sessionCookie(session)).split(';', 1)[0] ?? '',
      token,
    })),
  )
}

const names = ['Ada Osei', 'Ravi Menon', 'Cleo Marsh', 'Dai Evans', 'Eve Novak', 'Finn Larsen', 'Gus Moreau']

export async function seedIncident({ actor }: Member): Promise<IncidentState> {
  const input = { title: 'Checkout is failing for EU customers', severity: 'sev2', kind: 'production' }
  return (await declareIncident({ actor, commandId: randomUUID(), input })).incident
}

/** Writes a note through the one way in. */
export const writeNote = ({ actor }: Member, incidentId: string, text: string) =>
  execute({ incidentId, name: 'add-entry', actor, commandId: randomUUID(), input: noteInput(text) })

export const noteInput = (text: string) => ({ entryId: randomUUID(), kind: 'note', text })

/** Some eighty characters, as people write them. */
export const noteText = (index: number): string =>
  `#${index} Success in the EU is at ${index % 100} % and checkout errors are ${index % 2 ? 'rising' : 'falling'} since the deploy`

/** Fills a room with notes of these people. */
export async function fillRoom(people: readonly Member[], incidentId: string, entries: number): Promise<void> {
  await bySaturation(256, entries, async (index) => {
    const author = people[index % people.length]
    if (author) await writeNote(author, incidentId, noteText(index))
  })
}
