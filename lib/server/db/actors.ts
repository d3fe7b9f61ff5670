import type { Actor, OrganisationRole, PersonActor, TokenScope } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** Finds an actor as they are now; null when the person or the credential is gone. */
export type FreshActors = (actor: Actor) => Actor | null

/** Reads people and their credentials again, inside the transaction that acts for them (SPEC ACCESS). */
export async function readActors(tx: Tx, actors: Actor[], at: Date): Promise<FreshActors> {
  const people = new Map(actors.filter((actor) => actor.kind === 'person').map((actor) => [keyOf(actor), actor]))
  const fresh = await readPeople(tx, [...people.values()], at)
  return (actor) => (actor.kind === 'person' ? (fresh.get(keyOf(actor)) ?? null) : actor)
}

const keyOf = ({ id, scope, credential }: PersonActor): string =>
  [id, scope, credential?.kind ?? '', credential?.id ?? ''].join(' ')

interface FreshPerson {
  place: number
  name: string
  role: OrganisationRole
  tokenScope: TokenScope | null
}

async function readPeople(tx: Tx, people: PersonActor[], at: Date): Promise<Map<string, PersonActor>> {
  if (people.length === 0) return new Map()
  const rows = await rowsOf<FreshPerson>(
    tx,
    sql`select asked.place, person.name, person.role, token.scope as "tokenScope"
      from unnest(
        ${people.map((_, place) => place)}::int[],
        ${people.map(({ id }) => id)}::uuid[],
        ${people.map(({ credential }) => credential?.kind ?? 'none')}::text[],
        ${people.map(({ credential }) => credential?.id ?? null)}::uuid[]
      ) as asked (place, person_id, kind, credential_id)
      join person on person.id = asked.person_id and person.removed_at is null
      left join person_session session on asked.kind = 'session' and session.id = asked.credential_id
        and session.person_id = person.id and session.ended_at is null and session.expires_at > ${at.toISOString()}
      left join api_token token on asked.kind = 'token' and token.id = asked.credential_id
        and token.person_id = person.id and token.revoked_at is null
      where asked.kind = 'none' or session.id is not null or token.id is not null`,
    'read-actors',
  )
  return new Map(
    rows.flatMap(({ place, name, role, tokenScope }) => {
      const asked = people[place]
      return asked ? [[keyOf(asked), { ...asked, name, role, scope: tokenScope ?? asked.scope }]] : []
    }),
  )
}

export const credentialGone = (): AppError =>
  new AppError('unauthenticated', 'You are no longer signed in. Sign in again.')
