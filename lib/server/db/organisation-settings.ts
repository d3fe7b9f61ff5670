import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** What is set, within a transaction when one is given; undefined when it never was. */
export async function readSettingRow(key: string, tx?: Tx): Promise<{ value: unknown } | undefined> {
  const statement = sql`select value from organisation_setting where key = ${key}`
  const name = 'read-setting'
  const [row] = tx
    ? await rowsOf<{ value: unknown }>(tx, statement, name)
    : await query<{ value: unknown }>(statement, name)
  return row
}

export async function saveSettingRow(key: string, value: unknown, by: string, at: Date): Promise<void> {
  await query(
    sql`insert into organisation_setting (key, value, updated_by, updated_at)
        values (${key}, ${JSON.stringify(value)}, ${by}, ${at})
        on conflict (key) do update set value = excluded.value, updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
  )
}
