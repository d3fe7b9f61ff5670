import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { dropDatabase, testDatabaseUrl } from '@/lib/testing/database'

/** Runs SQL on any database, past the application. */
export async function queryOn<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** A database with nothing in it, beside that of the test file; it goes with the test. */
export async function emptyDatabase(): Promise<string> {
  const url = new URL(testDatabaseUrl())
  url.pathname = `/other_${randomUUID().replaceAll('-', '')}`
  await queryOn(testDatabaseUrl(), `CREATE DATABASE ${url.pathname.slice(1)}`)
  onTestFinished(() => dropDatabase(url.toString()))
  return url.toString()
}

/** Lets the application of this process work on another database, until the test is over. */
export async function moveTo(url: string): Promise<void> {
  const before = testDatabaseUrl()
  const use = async (next: string) => {
    const pool = globalThis.evenkeelRegistry?.get('pg-pool') as pg.Pool | undefined
    await pool?.end()
    for (const name of ['pg-pool', 'environment']) globalThis.evenkeelRegistry?.delete(name)
    process.env.DATABASE_URL = next
  }
  await use(url)
  onTestFinished(() => use(before))
}

/** A digest of each table's rows, whatever their order. */
export async function digestsOf(url: string): Promise<Record<string, string>> {
  const tables = await queryOn<{ name: string }>(
    url,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS digest FROM "${name}" t`,
  )
  if (digests.length === 0) return {}
  const rows = await queryOn<{ name: string; digest: string }>(url, digests.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
