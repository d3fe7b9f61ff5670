import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedServer } from '../../scripts/database/embedded-server.ts'
import { migrate } from '../../scripts/database/migrate.ts'
import { templateDatabase } from './database.ts'

/** One throwaway PostgreSQL for the run, with a migrated database that every test file copies. */
export default async function setUp(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-test-'))
  const server = await startEmbeddedServer({ directory, database: templateDatabase, preferredPort: 0, throwaway: true })
  await migrate(server.url, 'prisma/migrations')
  project.provide('templateUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
  }
}
