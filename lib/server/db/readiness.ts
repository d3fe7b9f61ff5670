import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const timeoutMs = 2000
const expected = () =>
  readdirSync(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

/** The checks that fail now. It asks on a connection of its own: a pool that is busy is not a database that is away. */
export async function failingDatabaseChecks(url: string): Promise<('database' | 'migrations')[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    application_name: 'evenkeel readiness',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    const applied = new Set(rows.map((row) => row.name))
    return expected().every((name) => applied.has(name)) ? [] : ['migrations']
  } catch (error) {
    // 42P01: the database answers and has no such table.
    const isMissingTable = error instanceof Error && 'code' in error && error.code === '42P01'
    return isMissingTable ? ['migrations'] : ['database']
  } finally {
    await client.end().catch(() => {})
  }
}
