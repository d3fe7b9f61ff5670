import pg from 'pg'
import { emailOf } from '../../lib/server/demo/organisation.ts'
import { Failure } from '../failure.ts'

/**
 * Refuses a database that people work with: the demo would write its past between their incidents, close what has the
 * title of its own, and only pretend to page anybody. An empty one may become a demo, and a demo may go on.
 */
export async function expectDemoDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    if (await isInUse(client)) {
      throw new Failure(
        `The database “${client.database}” at ${client.host}:${client.port} is in use and is no demo: leave DATABASE_URL and EVENKEEL_DATA_DIR out for \`npm run demo\`, which then keeps a database of its own, or name an empty one.`,
      )
    }
  } finally {
    await client.end()
  }
}

async function isInUse(client: pg.Client): Promise<boolean> {
  const { rows: made } = await client.query<{ isOurs: boolean }>(
    `SELECT to_regclass('person') IS NOT NULL AND to_regclass('incident') IS NOT NULL AS "isOurs"`,
  )
  if (!made[0]?.isOurs) return false
  // Whom the demo makes first, before anything else; whoever came to it later does not matter.
  const { rows } = await client.query<{ isUsed: boolean }>(
    `SELECT EXISTS (SELECT FROM incident) OR EXISTS (SELECT FROM person) AS "isUsed"
     WHERE (SELECT email FROM person ORDER BY created_at LIMIT 1) IS DISTINCT FROM $1`,
    [emailOf('ada')],
  )
  return rows[0]?.isUsed ?? false
}
