import type { Ref } from '@/lib/domain/incident/values'
import type { Rota } from '@/lib/domain/on-call/rota'
import { type HandOverRow, listHandOvers } from '@/lib/server/db/hand-overs'
import type { Tx } from '@/lib/server/db/pool'
import { type RotaPersonRow, readRotaPeople } from '@/lib/server/db/rota-people'
import { namedIn, readRotas } from '@/lib/server/db/rotas'

const DAY_MS = 86_400_000
/** How far away a hand-over can be that was accepted and is still shown. */
const SHOWN_MS = 200 * DAY_MS

/** Rotas with what is needed to name who is on call. */
export interface LoadedRotas {
  now: number
  rotas: Map<string, Rota>
  people: Map<string, RotaPersonRow>
  handOvers: HandOverRow[]
}

export async function loadRotas(tx: Tx, ids: readonly string[], now: number): Promise<LoadedRotas> {
  const rotas = await readRotas(tx, ids)
  const people = await readRotaPeople(tx, [...new Set([...rotas.values()].flatMap(namedIn))])
  const handOvers = await listHandOvers(tx, ids, { from: new Date(now - SHOWN_MS), to: new Date(now + SHOWN_MS) })
  return { now, rotas, people, handOvers }
}

/** Nobody is on call by a rota that is not there. */
export const NO_ROTA: Rota = { versions: [], overrides: [] }

/** Somebody by their name; nobody stays nobody. */
export function refIn(people: ReadonlyMap<string, { name: string }>, id: string | null): Ref | null {
  return id === null ? null : { id, name: people.get(id)?.name ?? 'Somebody' }
}
