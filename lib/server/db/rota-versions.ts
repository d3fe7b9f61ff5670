import type { Ref } from '@/lib/domain/incident/values'
import type { Rotation } from '@/lib/domain/on-call/rota'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** A rotation and who saved it. */
export interface RotaVersionRow {
  number: number
  fromAt: Date
  rotation: Rotation
  by: Ref
  at: Date
}

/** The rotations of a rota, the last saved first. */
export const listRotaVersions = (tx: Tx, rotaId: string, limit: number): Promise<RotaVersionRow[]> =>
  rowsOf<RotaVersionRow>(
    tx,
    sql`select number, from_at as "fromAt", rotation, json_build_object('id', by_id, 'name', by_name) as by, at
      from rota_version where rota_id = ${rotaId} order by number desc limit ${limit}`,
  )

/** Takes away rotations that were planned and have not begun to hold at an instant. */
export async function deletePlannedVersions(tx: Tx, rotaId: string, now: Date): Promise<void> {
  await rowsOf(tx, sql`delete from rota_version where rota_id = ${rotaId} and from_at > ${now}`)
}

export interface NewRotaVersion {
  rotaId: string
  from: Date
  rotation: Rotation
  by: Ref
  at: Date
}

/** Adds the rotation that holds from an instant on. */
export async function addRotaVersion(tx: Tx, { rotaId, from, rotation, by, at }: NewRotaVersion): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into rota_version (rota_id, number, from_at, rotation, by_id, by_name, at)
      values (${rotaId}, (select coalesce(max(number), 0) + 1 from rota_version where rota_id = ${rotaId}),
        ${from}, ${JSON.stringify(rotation)}, ${by.id}, ${by.name}, ${at})`,
  )
}
