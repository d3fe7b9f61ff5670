import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { OUTSIDE_SETTINGS } from '@/lib/server/outside-settings'
import { copyTemplate, dropDatabase } from '@/lib/testing/database'

// Set before any module of the application is loaded: they read their settings once.
const databaseUrl = await copyTemplate(inject('templateUrl'))
const dataDirectory = mkdtempSync(join(tmpdir(), 'evenkeel-data-'))
process.env.DATABASE_URL = databaseUrl
process.env.EVENKEEL_DATA_DIR = dataDirectory
process.env.AUTH_SECRET = 'a-secret-for-tests-only-a-secret-for-tests-only'
process.env.PUBLIC_URL = 'http://localhost:3000'
process.env.LOG_LEVEL = 'silent'
for (const name of OUTSIDE_SETTINGS) delete process.env[name]

interface Closable {
  end?: () => Promise<void>
  $disconnect?: () => Promise<void>
}

afterAll(async () => {
  // Whoever is still connected when the database goes would say so to the file that comes next.
  for (const name of ['pg-pool', 'prisma']) {
    const connected = globalThis.evenkeelRegistry?.get(name) as Closable | undefined
    await connected?.end?.().catch(() => {})
    await connected?.$disconnect?.()
  }
  await dropDatabase(databaseUrl)
  rmSync(dataDirectory, { recursive: true, force: true })
})
