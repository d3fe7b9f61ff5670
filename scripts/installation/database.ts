import { join } from 'node:path'
import pg from 'pg'
import type { Settings } from '../../lib/server/settings.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../database/embedded-server.ts'
import { migrate } from '../database/migrate.ts'
import { codeOf } from '../database/server-place.ts'
import { Failure, say } from '../failure.ts'
import { root } from './programs.ts'

const OLDEST_POSTGRES = 15

export interface InstallationDatabase {
  url: string
  /** Nothing when DATABASE_URL names a server that somebody else keeps. */
  embedded: EmbeddedServer | undefined
}

/** Starts the PostgreSQL of the data folder; on a restart it should have the port it had. */
export function startInstallationServer(settings: Settings, preferredPort?: number): Promise<EmbeddedServer> {
  const directory = join(settings.dataDirectory, 'postgres')
  return startEmbeddedServer({ directory, database: 'evenkeel', say, ...(preferredPort ? { preferredPort } : {}) })
}

/** The database of the installation, answering. The caller holds the data folder when it is the embedded one. */
export async function openInstallationDatabase(settings: Settings): Promise<InstallationDatabase> {
  if (settings.databaseUrl) {
    await expectAnswer(settings.databaseUrl)
    return { url: settings.databaseUrl, embedded: undefined }
  }
  say('Starting PostgreSQL …')
  const embedded = await startInstallationServer(settings)
  return { url: embedded.url, embedded }
}

export const migrateInstallation = (url: string) => migrate(url, join(root, 'prisma/migrations'), say)

/** Fails with one sentence when nobody answers there, when we are refused, or when it is too old. */
async function expectAnswer(url: string): Promise<void> {
  const { host } = new URL(url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 })
  client.on('error', () => {})
  let version: string | undefined
  try {
    await client.connect()
    version = (await client.query<{ server_version: string }>('SHOW server_version')).rows[0]?.server_version
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof pg.DatabaseError) {
      throw new Failure(`The database at ${host} refuses us (${message}): check DATABASE_URL.`)
    }
    throw new Failure(`The database at ${host} does not answer (${codeOf(error) ?? message}): check DATABASE_URL.`)
  } finally {
    await client.end().catch(() => {})
  }
  if (Number.parseInt(version ?? '', 10) < OLDEST_POSTGRES) {
    throw new Failure(`The database at ${host} is PostgreSQL ${version}: Evenkeel needs ${OLDEST_POSTGRES} or newer.`)
  }
}
