import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** Moves a person's mark forward, never back and never beyond the head. Answers where it is. */
export async function moveMark(tx: Tx, personId: string, incidentId: string, seq: number, at: Date): Promise<number> {
  const [row] = await rowsOf<{ seq: number }>(
    tx,
    sql`insert into read_mark (person_id, incident_id, seq, at)
      select ${personId}, id, least(${seq}::int, head_seq), ${at.toISOString()} from incident where id = ${incidentId}
      on conflict (person_id, incident_id) do update set seq = greatest(read_mark.seq, excluded.seq), at = excluded.at
      returning seq`,
    'move-mark',
  )
  return row?.seq ?? 0
}
