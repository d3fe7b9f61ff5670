import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ArchiveError } from '../../lib/server/backup/archive-format.ts'
import { type CheckedArchive, readTables } from '../../lib/server/backup/read-archive.ts'
import { applyWithin, createMigrationsTable, type Migration, prismaLock, readMigrations } from './migrate.ts'
import { quieten } from './quieten.ts'
import { RestoreRefused } from './restore-refused.ts'

export interface RestoreOptions {
  migrations: string
  /** What is in the database may go. */
  isReplacing: boolean
  /** The installation of the backup has stopped, and this one goes on where it stood: sessions, pages and mails too. */
  isTakingOver: boolean
  /** Called with the tables of the archive that no version of Evenkeel has: what they held is not restored. */
  onLeftOut(names: readonly string[]): void
  /** Called when everything is in, and before it is committed. */
  beforeCommit(): void
}

/**
 * Makes the database what the archive holds, migrated to this build, in one transaction: whatever fails, nothing has
 * changed. Throws RestoreRefused and ArchiveError. Answers the rows that were written.
 */
export async function restoreDatabase(url: string, archive: CheckedArchive, options: RestoreOptions): Promise<number> {
  const migrations = readMigrations(options.migrations)
  const { known, later } = splitMigrations(archive, migrations)
  const client = new pg.Client({ connectionString: url, application_name: 'evenkeel restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [prismaLock])
    await refuseBesideServers(client)
    await refuseWhatIsUsed(client, options.isReplacing, migrations)
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await createMigrationsTable(client)
    for (const { sql } of known) await client.query(sql)
    const rows = await load(client, archive, options)
    for (const migration of later) await applyWithin(client, migration)
    if (!options.isTakingOver) await quieten(client)
    options.beforeCommit()
    await client.query('COMMIT')
    await client.query('ANALYZE')
    return rows
  } catch (error) {
    throw explained(error)
  } finally {
    await client.end().catch(() => {})
  }
}

function splitMigrations({ file, header }: CheckedArchive, ours: Migration[]) {
  const unknown = header.migrations.filter((name) => !ours.some((migration) => migration.name === name))
  if (unknown.length > 0) {
    throw new ArchiveError(
      `${file} was made by a newer version of Evenkeel (it has ${unknown.join(', ')}): update Evenkeel.`,
    )
  }
  const isKnown = ({ name }: Migration) => header.migrations.includes(name)
  return { known: ours.filter(isKnown), later: ours.filter((migration) => !isKnown(migration)) }
}

async function refuseBesideServers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ servers: number }>(
    `SELECT count(*)::int AS servers FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'evenkeel' AND pid <> pg_backend_pid()`,
  )
  if (rows[0]?.servers) throw new RestoreRefused('A server of Evenkeel is connected to this database: stop it first.')
}

const CREATED = /^CREATE (?:UNLOGGED )?TABLE "(\w+)"/gm

/** Those of these tables that no migration makes. In a database of a newer version nobody here knows which those are. */
async function othersAmong(client: pg.Client, tables: string[], migrations: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT migration_name AS name FROM _prisma_migrations')
  const isNewer = rows.some(({ name }) => !migrations.some((migration) => migration.name === name))
  const made = new Set(migrations.flatMap(({ sql }) => Array.from(sql.matchAll(CREATED), ([, name]) => name)))
  return isNewer ? [] : tables.filter((name) => name !== '_prisma_migrations' && !made.has(name))
}

async function refuseWhatIsUsed(client: pg.Client, isReplacing: boolean, migrations: Migration[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const tables = rows.map(({ name }) => name)
  const isOurs = tables.includes('_prisma_migrations') && tables.includes('incident')
  const others = isOurs ? await othersAmong(client, tables, migrations) : tables
  if (others.length > 0) {
    throw new RestoreRefused(
      `The database holds tables of something else (${others.slice(0, 3).join(', ')}): give Evenkeel a database of its own.`,
    )
  }
  if (tables.length === 0 || isReplacing) return
  const { rows: used } = await client.query('SELECT 1 FROM person UNION ALL SELECT 1 FROM incident LIMIT 1')
  if (used.length > 0) {
    throw new RestoreRefused(
      'The database is in use: restore into an empty one, or say --replace when what is in it may go.',
    )
  }
}

/** A name of the archive, which must not lead into the catalogue of PostgreSQL. */
const ours = (name: string): string => `public.${pg.escapeIdentifier(name)}`

/** No trigger fires: what they would add is in the archive. Nothing is changed or deleted, so the log's own has no say. */
async function load(client: pg.Client, archive: CheckedArchive, { onLeftOut }: RestoreOptions): Promise<number> {
  const made = await namesIn(client)
  const tables = archive.manifest.tables.filter(({ name }) => made.has(name))
  const leftOut = archive.manifest.tables.filter(({ name }) => !made.has(name)).map(({ name }) => name)
  if (leftOut.length > 0) onLeftOut(leftOut)
  const each = async (statement: (table: string) => string) => {
    for (const { name } of tables) await client.query(statement(ours(name)))
  }
  await each((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await copyAll(client, archive, made)
  await each((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`)
  for (const { name, last, isCalled } of archive.manifest.sequences) {
    if (made.has(name)) await client.query('SELECT setval($1::regclass, $2, $3)', [ours(name), last, isCalled])
  }
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

/** The tables and sequences that the migrations have just made. A table that somebody else made beside ours is in the archive as well. */
async function namesIn(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
     UNION ALL SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'`,
  )
  return new Set(rows.map(({ name }) => name))
}

/** Tables come one after the other, each in pieces; one that is empty has none. */
async function copyAll(client: pg.Client, archive: CheckedArchive, made: ReadonlySet<string>): Promise<void> {
  let open: TableCopy | undefined
  await readTables(archive, async ({ table: name, data }) => {
    if (!made.has(name)) return
    if (open?.name !== name) {
      await open?.end()
      open = copyInto(client, archive, name)
    }
    await open.write(data)
  })
  await open?.end()
}

interface TableCopy {
  name: string
  write(data: Buffer): Promise<void>
  end(): Promise<void>
}

function copyInto(client: pg.Client, { manifest }: CheckedArchive, name: string): TableCopy {
  const table = manifest.tables.find((one) => one.name === name)
  if (!table) throw new ArchiveError(`The backup does not say what the columns of ${name} are.`)
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const stream = client.query(copyFrom(`COPY ${ours(name)} (${columns}) FROM STDIN`))
  const done = finished(stream)
  // Whoever writes or ends next is told.
  done.catch(() => {})
  return {
    name,
    write: (data) => Promise.race([done, new Promise<void>((resolve) => stream.write(data, () => resolve()))]),
    async end() {
      stream.end()
      await done
      if (stream.rowCount === table.rows) return
      throw new ArchiveError(`${name} has ${stream.rowCount} rows, and the backup says ${table.rows}.`)
    },
  }
}

/** What PostgreSQL refuses to do for this user, and what the archive holds that its own schema does not take. */
function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : ''
  if (code === '42501') return new RestoreRefused(`The user of the database has to own it (${message}).`)
  if (/^(22|23|42)/.test(code)) return new ArchiveError(`PostgreSQL does not take what is in the backup (${message}).`)
  return error
}
