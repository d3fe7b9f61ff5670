import type { Departure, Override, Rota, Rotation, RotationVersion } from '@/lib/domain/on-call/rota'
import { peopleOf } from '@/lib/domain/on-call/rota-lint'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

interface RotaRow {
  id: string
  versions: { from: string; rotation: Rotation }[]
  overrides: (Omit<Override, 'from' | 'to'> & { from: string; to: string })[]
}

/** All that decides who is on call in rotas, by their ids; what is unknown is left out. Overrides of long ago too. */
export async function readRotas(tx: Tx, ids: readonly string[]): Promise<Map<string, Rota>> {
  const rows = await rowsOf<RotaRow>(
    tx,
    sql`select rota.id,
        (select coalesce(json_agg(json_build_object('from', from_at, 'rotation', rotation) order by from_at, number), '[]')
          from rota_version where rota_id = rota.id) as versions,
        (select coalesce(json_agg(json_build_object('id', id, 'seat', seat, 'personId', person_id, 'from', from_at,
          'to', to_at) order by position), '[]')
          from rota_override where rota_id = rota.id and from_at < to_at) as overrides
      from rota where id = any(${ids}::uuid[])`,
    'read-rotas',
  )
  const rotas = rows.map(({ id, versions, overrides }) => ({
    id,
    versions: versions.map(versionOf),
    overrides: overrides.map(overrideOf),
  }))
  const departures = await readDepartures(tx, [...new Set(rotas.flatMap(namedIn))])
  return new Map(rotas.map((rota) => [rota.id, { ...rota, departures: departuresOf(rota, departures) }]))
}

const versionOf = ({ from, rotation }: RotaRow['versions'][number]): RotationVersion => ({
  from: Date.parse(from),
  rotation,
})

const overrideOf = ({ from, to, ...override }: RotaRow['overrides'][number]): Override => ({
  ...override,
  from: Date.parse(from),
  to: Date.parse(to),
})

/** Everybody whom a rota names: in a rotation of any time, or in an override. */
export const namedIn = ({ versions, overrides }: Rota): string[] => [
  ...new Set([...versions.flatMap(({ rotation }) => peopleOf(rotation)), ...overrides.map(({ personId }) => personId)]),
]

function departuresOf(rota: Rota, all: readonly Departure[]): Departure[] {
  if (all.length === 0) return []
  const named = new Set(namedIn(rota))
  return all.filter(({ personId }) => named.has(personId))
}

async function readDepartures(tx: Tx, personIds: readonly string[]): Promise<Departure[]> {
  const rows = await rowsOf<{ personId: string; removedAt: Date }>(
    tx,
    sql`select id as "personId", removed_at as "removedAt" from person
      where id = any(${personIds}::uuid[]) and removed_at is not null`,
  )
  return rows.map(({ personId, removedAt }) => ({ personId, at: removedAt.getTime() }))
}
