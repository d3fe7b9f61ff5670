import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { templateDatabase } from '../lib/testing/database.ts'
import { startEmbeddedServer } from '../scripts/database/embedded-server.ts'
import { migrate } from '../scripts/database/migrate.ts'

/** One throwaway PostgreSQL for the run; every server under test copies its migrated template. */
export default async function setUp() {
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-e2e-'))
  const postgres = await startEmbeddedServer({
    directory,
    database: templateDatabase,
    preferredPort: 0,
    throwaway: true,
  })
  await migrate(postgres.url, 'prisma/migrations')
  process.env.EVENKEEL_E2E_TEMPLATE = postgres.url
  return async () => {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
