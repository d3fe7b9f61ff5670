import { parseSettings, type Settings } from '../../lib/server/settings.ts'
import { expectDemoDatabase } from '../database/demo-database.ts'
import type { EmbeddedServer } from '../database/embedded-server.ts'
import { say } from '../failure.ts'
import { ensureBuild, ensurePrismaClient } from '../installation/build.ts'
import { type DataFolder, prepareDataFolder, takeDataFolder } from '../installation/data-folder.ts'
import { migrateInstallation, openInstallationDatabase, startInstallationServer } from '../installation/database.ts'
import { expectFreePort } from '../installation/port.ts'
import { KeptPart, type Part } from './keep-running.ts'
import { startServerPart } from './server-part.ts'
import { stopRequested } from './stop-requested.ts'

type Mode = 'production' | 'development'

/** Brings an installation up, keeps it up, and takes it down on a signal. Answers the exit code. */
export async function supervise(mode: Mode): Promise<number> {
  const settings = parseSettings(process.env)
  prepareDataFolder(settings.dataDirectory)
  const stopping = stopRequested()
  const purpose = mode === 'production' ? 'npm start' : 'npm run dev'
  const folder = await Promise.race([takeDataFolder(settings.dataDirectory, purpose), stopping])
  if (!folder) return 0
  try {
    return await runInstallation(mode, settings, folder, stopping)
  } finally {
    folder.release()
  }
}

async function runInstallation(mode: Mode, settings: Settings, folder: DataFolder, stopping: Promise<void>) {
  await expectFreePort(settings.host, settings.port, folder.wasAbandoned ? 8000 : 0)
  // After a crash PostgreSQL may recover for minutes; it ends with us.
  const opened = await Promise.race([openInstallationDatabase(settings), stopping])
  if (!opened) return 0
  let databaseUrl = opened.url
  let server: KeptPart | undefined
  const postgres =
    opened.embedded &&
    keepPostgres(settings, opened.embedded, (url) => {
      if (url === databaseUrl) return
      databaseUrl = url
      void server?.renew()
    })
  try {
    // Before anything is migrated: somebody's older server may be at work there.
    if (settings.isDemo) await expectDemoDatabase(databaseUrl)
    await migrateInstallation(databaseUrl)
    const built = mode === 'production' ? ensureBuild() : ensurePrismaClient()
    const isStopped = await Promise.race([built.then(() => false), stopping.then(() => true)])
    if (isStopped) return 0
    folder.announce({ url: settings.publicUrl.origin, databaseUrl })
    say('Starting the server …')
    let starts = 0
    const start = async () => startServerPart(mode, { DATABASE_URL: databaseUrl, EVENKEEL_STARTS: String(++starts) })
    server = new KeptPart('server', start, await start())
    const parts = postgres ? [server, postgres] : [server]
    const first = await Promise.race([stopping.then(() => 'stopped' as const), ...parts.map((part) => part.over)])
    return first === 'given-up' ? 1 : 0
  } finally {
    await server?.stop()
    await postgres?.stop()
  }
}

function keepPostgres(settings: Settings, first: EmbeddedServer, onStart: (url: string) => void): KeptPart {
  const port = Number(new URL(first.url).port)
  const start = async () => {
    const embedded = await startInstallationServer(settings, port)
    onStart(embedded.url)
    return partOf(embedded)
  }
  return new KeptPart('embedded PostgreSQL', start, partOf(first))
}

const partOf = (embedded: EmbeddedServer): Part => ({
  ready: Promise.resolve(),
  ended: embedded.gone.then(() => ({ reason: 'it was not asked to', isFatal: false })),
  stop: () => embedded.stop(),
})
