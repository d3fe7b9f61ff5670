import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { AppError } from '@/lib/domain/errors'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { asUnavailable } from '@/lib/server/db/unavailable'
import { env } from '@/lib/server/env'

/** Gone with the processes that wrote it; what a backup holds of it would only be wrong. */
const DISPOSABLE = ['presence', 'server_process']

export interface BackupTable {
  name: string
  columns: string[]
}

export interface BackupSequence {
  name: string
  last: string
  isCalled: boolean
}

/** The database as it was at one instant, however long it is read. */
export interface BackupSource {
  migrations: string[]
  /** Each after those it refers to. */
  tables: BackupTable[]
  sequences: BackupSequence[]
  /** The rows of a table as COPY writes them; `count` is right once they are read. */
  rowsOf(table: BackupTable): { rows: AsyncIterable<Buffer>; count(): number }
}

/**
 * Lets `read` see every table in one transaction, on a connection of its own, so that it takes as long as it takes and
 * holds up nobody. Throws `unavailable` when the database is away.
 */
export async function withBackupSource<T>(read: (source: BackupSource) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: env().databaseUrl,
    application_name: 'evenkeel backup',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('begin isolation level repeatable read read only')
    return await read(await describe(client))
  } catch (error) {
    throw asUnavailable(error) ?? error
  } finally {
    await client.end().catch(() => {})
  }
}

async function describe(client: pg.Client): Promise<BackupSource> {
  const names = async (statement: Sql) => (await rowsOf<{ name: string }>(client, statement)).map(({ name }) => name)
  const [schema] = await names(sql`select to_regclass('public._prisma_migrations')::text as name`)
  if (!schema) throw new AppError('not_found', 'There is nothing to back up: the database is empty.')
  const migrations = await names(
    sql`select migration_name as name from _prisma_migrations
        where finished_at is not null and rolled_back_at is null order by migration_name`,
  )
  const tables = await rowsOf<BackupTable & { needs: string[] }>(client, TABLES)
  return {
    migrations,
    tables: inOrder(tables),
    // After the first read of the snapshot: a sequence may be ahead of the rows, and never behind.
    sequences: await readSequences(client),
    rowsOf({ name, columns }) {
      const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
      const stream = client.query(copyTo(`copy ${pg.escapeIdentifier(name)} (${list}) to stdout`))
      return { rows: stream, count: () => stream.rowCount }
    },
  }
}

/** Generated columns come by themselves; a reference to the own table is met within one COPY. */
const TABLES = sql`
  select relation.relname as name,
    (select array_agg(attname::text order by attnum) from pg_attribute
      where attrelid = relation.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
    array(select target.relname::text from pg_constraint reference
      join pg_class target on target.oid = reference.confrelid
      where reference.conrelid = relation.oid and reference.contype = 'f' and target.oid <> relation.oid) as needs
  from pg_class relation
  where relation.relnamespace = 'public'::regnamespace and relation.relkind = 'r'
    and relation.relname <> all(${DISPOSABLE}::text[])
  order by relation.relname`

function inOrder(tables: readonly (BackupTable & { needs: string[] })[]): BackupTable[] {
  const ordered = new Map<string, BackupTable>()
  let waiting = [...tables]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((name) => ordered.has(name)))
    if (ready.length === 0) throw new Error(`Tables refer to each other: ${waiting.map(({ name }) => name).join(', ')}`)
    for (const { name, columns } of ready) ordered.set(name, { name, columns })
    waiting = waiting.filter(({ name }) => !ordered.has(name))
  }
  return [...ordered.values()]
}

/** The catalogue's view of sequences has no `is_called`. */
const readSequences = (client: pg.Client): Promise<BackupSequence[]> =>
  rowsOf<BackupSequence>(
    client,
    sql`select sequencename as name, coalesce(last_value, start_value)::text as last, last_value is not null as "isCalled"
        from pg_sequences where schemaname = 'public' order by sequencename`,
  )
