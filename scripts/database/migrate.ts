import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

export interface Migration {
  name: string
  sql: string
  checksum: string
}

/** The database holds migrations this build does not know. */
export class NewerSchemaError extends Error {}

// The key that Prisma's own engine locks, so that neither runs beside the other.
export const prismaLock = 72_707_369

/**
 * Applies prisma/migrations in order and keeps Prisma's `_prisma_migrations`, so that the Prisma CLI agrees with what
 * it finds. Answers the names that were applied.
 */
export async function migrate(url: string, directory: string, say: (line: string) => void = () => {}) {
  const migrations = readMigrations(directory)
  const client = new pg.Client({ connectionString: url, application_name: 'evenkeel migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock])
    const done = await appliedChecksums(client, migrations)
    const applied: string[] = []
    for (const migration of migrations) {
      const checksum = done.get(migration.name)
      if (checksum === undefined) {
        await apply(client, migration)
        applied.push(migration.name)
        say(`Applied migration ${migration.name}.`)
      } else if (checksum !== migration.checksum) {
        say(`Migration ${migration.name} was edited after it was applied.`)
      }
    }
    return applied
  } finally {
    await client.end() // Ending the session frees the lock.
  }
}

/** The migrations of this build, oldest first. */
export function readMigrations(directory: string): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function appliedChecksums(client: pg.Client, migrations: Migration[]): Promise<Map<string, string>> {
  await createMigrationsTable(client)
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean; logs: string | null }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, logs
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  const unknown = rows.filter((row) => !migrations.some((migration) => migration.name === row.name))
  if (unknown.length > 0) {
    const names = unknown.map((row) => row.name).join(', ')
    throw new NewerSchemaError(
      `The database belongs to a newer version of Evenkeel (it has ${names}): update Evenkeel.`,
    )
  }
  const failed = rows.find((row) => !row.finished)
  if (failed) throw new Error(`Migration ${failed.name} failed earlier and was not resolved: ${failed.logs ?? ''}`)
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

export const createMigrationsTable = (client: pg.Client) =>
  client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`)

/** Applies a migration within the transaction of a caller, who takes care of what fails. */
export async function applyWithin(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql)
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  )
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const id = randomUUID()
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    migration.checksum,
    migration.name,
  ])
  try {
    await client.query(migration.sql) // One simple query of many statements is one transaction.
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    await client.query('ROLLBACK').catch(() => {})
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, message])
    throw new Error(`Migration ${migration.name} failed: ${message}`, { cause: error })
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id])
}
