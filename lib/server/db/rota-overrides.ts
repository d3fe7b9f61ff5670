import type { Ref } from '@/lib/domain/incident/values'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { OverrideView } from '@/lib/domain/on-call/rota-view'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface OverrideRow {
  id: string
  rotaId: string
  seat: Seat
  person: Ref
  fromAt: Date
  toAt: Date
  reason: string
  origin: OverrideView['origin']
  by: Ref
  createdAt: Date
  cancelledAt: Date | null
}

const columns = sql`rota_override.id, rota_id as "rotaId", seat,
  json_build_object('id', person.id, 'name', person.name) as person, from_at as "fromAt", to_at as "toAt", reason, origin,
  json_build_object('id', by_id, 'name', by_name) as by, rota_override.created_at as "createdAt",
  cancelled_at as "cancelledAt"`

export async function findOverride(tx: Tx, id: string): Promise<OverrideRow | null> {
  const [row] = await rowsOf<OverrideRow>(
    tx,
    sql`select ${columns} from rota_override join person on person.id = person_id where rota_override.id = ${id}`,
  )
  return row ?? null
}

/** Overrides of rotas that touch a stretch of time. */
export const listOverrides = (
  tx: Tx,
  rotaIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<OverrideRow[]> =>
  rowsOf<OverrideRow>(
    tx,
    sql`select ${columns} from rota_override join person on person.id = person_id
      where rota_id = any(${rotaIds}::uuid[]) and from_at < to_at and from_at < ${to} and to_at > ${from}
      order by position`,
  )

export interface NewOverrideRow {
  id: string
  rotaId: string
  seat: Seat
  personId: string
  from: Date
  to: Date
  reason: string
  origin: OverrideView['origin']
  by: Ref
  at: Date
}

/** Adds an override; one of that id stays as it is. */
export async function addOverride(tx: Tx, override: NewOverrideRow): Promise<void> {
  const { id, rotaId, seat, personId, from, to, reason, origin, by, at } = override
  await rowsOf(
    tx,
    sql`insert into rota_override
        (id, rota_id, seat, person_id, from_at, to_at, reason, origin, by_id, by_name, created_at)
      values (${id}, ${rotaId}, ${seat}, ${personId}, ${from}, ${to}, ${reason}, ${origin}, ${by.id}, ${by.name}, ${at})
      on conflict (id) do nothing`,
  )
}

/** Ends an override at an instant: what was stays, and of one that has not begun nothing is left. */
export async function endOverride(tx: Tx, id: string, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`update rota_override set to_at = greatest(from_at, ${at}), cancelled_at = ${at}
      where id = ${id} and to_at > ${at}`,
  )
}
