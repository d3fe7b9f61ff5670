import { query } from '@/lib/server/db/pool'
import { type Sql, sql } from '@/lib/server/db/sql'

/** A process that has not been seen for this long counts as gone, and so do the people connected to it. */
export const GONE_AFTER_MS = 8000

/** The processes that are here, as a table; the clock is the database's own. */
export const liveProcesses: Sql = sql`(select * from server_process
  where seen_at > clock_timestamp() - ${GONE_AFTER_MS} * interval '1 millisecond')`

export interface ServerProcess {
  id: string
  /** The same for processes that have the same keys. */
  keyPrint: string
  /** Whether it knows who is away; one that has just started does not. */
  isWatching: boolean
}

/** Says that a process is here. True when it was not known: a first time, or after it had counted as gone. */
export async function beat({ id, keyPrint, isWatching }: ServerProcess): Promise<boolean> {
  const [row] = await query<{ isNew: boolean }>(
    sql`insert into server_process (id, key_print, is_watching, seen_at)
        values (${id}, ${keyPrint}, ${isWatching}, clock_timestamp())
        on conflict (id) do update set is_watching = excluded.is_watching, seen_at = excluded.seen_at
        returning xmax = 0 as "isNew"`,
    'beat',
  )
  return row?.isNew ?? false
}

/** The other processes that are here. */
export const listOthers = (processId: string): Promise<(ServerProcess & { seenAt: Date })[]> =>
  query(
    sql`select id, key_print as "keyPrint", is_watching as "isWatching", seen_at as "seenAt"
        from ${liveProcesses} process where id <> ${processId}::uuid`,
    'other-processes',
  )

/** Forgets the processes that are gone, with the people who were connected to them. */
export async function forgetGone(): Promise<void> {
  await query(
    sql`with gone as (delete from server_process
          where seen_at <= clock_timestamp() - ${GONE_AFTER_MS} * interval '1 millisecond' returning id)
        delete from presence using gone where process_id = gone.id`,
    'forget-gone',
  )
}

/** Forgets a process that stops. */
export async function forgetProcess(processId: string): Promise<void> {
  await query(
    sql`with stopped as (delete from server_process where id = ${processId})
        delete from presence where process_id = ${processId}`,
  )
}
