import { randomUUID } from 'node:crypto'
import pg from 'pg'

export const templateDatabase = 'evenkeel_template'

/** Copies the migrated template into a database of its own, in about 40 ms. */
export async function copyTemplate(templateUrl: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await runOnServer(templateUrl, `CREATE DATABASE ${name} TEMPLATE ${templateDatabase} STRATEGY FILE_COPY`)
  const url = new URL(templateUrl)
  url.pathname = `/${name}`
  return url.toString()
}

export async function dropDatabase(url: string): Promise<void> {
  await runOnServer(url, `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`)
}

/** The database of this test file; the application under test is connected to it. */
export function testDatabaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('Only *.db.test.ts files have a database.')
  return url
}

/** Runs SQL past the application, for tests that look at, or tamper with, what is stored. */
export async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: testDatabaseUrl() })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

async function runOnServer(url: string, sql: string): Promise<void> {
  const admin = new URL(url)
  admin.pathname = '/postgres'
  const client = new pg.Client({ connectionString: admin.toString() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
