import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface SettingRow {
  value: unknown
  version: number
}

/** What is set, within a transaction when one is given; undefined when it never was. */
export async function readSettingRow(key: string, tx?: Tx): Promise<SettingRow | undefined> {
  const statement = sql`select value, version from organisation_setting where key = ${key}`
  const name = 'read-setting'
  const [row] = tx ? await rowsOf<SettingRow>(tx, statement, name) : await query<SettingRow>(statement, name)
  return row
}

/** The same, held until the transaction ends, with who set it: whoever else would set it at the same time waits. */
export async function holdSettingRow(tx: Tx, key: string, { by, at }: { by: string; at: Date }) {
  // One that was never set has no row to hold. This one is not seen by others before it is set.
  await rowsOf(
    tx,
    sql`insert into organisation_setting (key, value, updated_by, updated_at, version)
        values (${key}, 'null', ${by}, ${at}, 0) on conflict (key) do nothing`,
  )
  const [row] = await rowsOf<SettingRow & { setBy: string | null }>(
    tx,
    sql`select setting.value, setting.version, person.name as "setBy"
        from organisation_setting setting left join person on person.id = setting.updated_by
        where setting.key = ${key} for update of setting`,
  )
  return row && row.version > 0 ? row : null
}

/** Sets it, whatever it was. */
export async function saveSettingRow(key: string, value: unknown, by: string, at: Date, tx?: Tx): Promise<void> {
  const statement = sql`insert into organisation_setting as setting (key, value, updated_by, updated_at)
    values (${key}, ${JSON.stringify(value)}, ${by}, ${at})
    on conflict (key) do update set value = excluded.value, updated_by = excluded.updated_by,
      updated_at = excluded.updated_at, version = setting.version + 1`
  await (tx ? rowsOf(tx, statement) : query(statement))
}
