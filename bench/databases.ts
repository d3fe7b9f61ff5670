import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Copies a database that nobody is connected to, with all its files, and answers the address of the copy. */
export async function copyDatabase(url: string): Promise<string> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  const copy = new URL(url)
  copy.pathname = '/postgres'
  const client = new pg.Client({ connectionString: copy.toString() })
  await client.connect()
  const source = pg.escapeIdentifier(new URL(url).pathname.slice(1))
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`)
  await client.end()
  copy.pathname = `/${name}`
  return copy.toString()
}
