import type { Ref } from '@/lib/domain/incident/values'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** A hand-over that was accepted. */
export interface HandOverRow {
  rotaId: string
  seat: Seat
  shiftFrom: Date
  by: Ref
  note: string
  acceptedAt: Date
}

/** Accepted hand-overs of shifts that begin within a stretch, of these rotas. */
export const listHandOvers = (
  tx: Tx,
  rotaIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<HandOverRow[]> =>
  rowsOf<HandOverRow>(
    tx,
    sql`select rota_id as "rotaId", seat, shift_from as "shiftFrom", note, accepted_at as "acceptedAt",
        json_build_object('id', person.id, 'name', person.name) as by
      from hand_over join person on person.id = hand_over.person_id
      where rota_id = any(${rotaIds}::uuid[]) and shift_from >= ${from} and shift_from <= ${to}`,
  )

/**
 * Keeps that somebody accepted a shift: their first answer stays, and that of who has the shift since takes its place.
 */
export async function addHandOver(
  tx: Tx,
  handOver: { rotaId: string; seat: Seat; shiftFrom: Date; personId: string; note: string; at: Date },
): Promise<void> {
  const { rotaId, seat, shiftFrom, personId, note, at } = handOver
  await rowsOf(
    tx,
    sql`insert into hand_over (rota_id, seat, shift_from, person_id, note, accepted_at)
      values (${rotaId}, ${seat}, ${shiftFrom}, ${personId}, ${note}, ${at})
      on conflict (rota_id, seat, shift_from) do update
        set person_id = excluded.person_id, note = excluded.note, accepted_at = excluded.accepted_at
        where hand_over.person_id <> excluded.person_id`,
  )
}
