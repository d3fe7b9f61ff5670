import { parseSettings } from '../lib/server/settings.ts'
import { Failure, runMain } from './failure.ts'
import { ensurePrismaClient } from './installation/build.ts'
import { prepareDataFolder, readHolder, tryTakeDataFolder } from './installation/data-folder.ts'
import { openInstallationDatabase } from './installation/database.ts'
import { runTool } from './installation/programs.ts'

/** The Prisma CLI against the installation's database: the running server's, or one started for the command. */
async function runPrisma(args: string[]): Promise<number> {
  const settings = parseSettings(process.env)
  prepareDataFolder(settings.dataDirectory)
  const run = async (url: string) =>
    (await runTool('prisma', args, { env: { DATABASE_URL: url }, output: 'inherit', isInteractive: true })).code
  if (settings.databaseUrl) return run(settings.databaseUrl)
  const folder = tryTakeDataFolder(settings.dataDirectory, { purpose: 'npm run prisma', isServer: false })
  if (!folder) {
    const url = readHolder(settings.dataDirectory)?.databaseUrl
    if (!url) throw new Failure(`The data folder ${settings.dataDirectory} is busy: try again in a moment.`)
    return run(url)
  }
  const database = await openInstallationDatabase(settings)
  try {
    return await run(database.url)
  } finally {
    await database.embedded?.stop()
    folder.release()
  }
}

await runMain(async () => {
  const code = await runPrisma(process.argv.slice(2))
  // A migration does not make the typed client that knows what it changed.
  if (code === 0) await ensurePrismaClient()
  return code
})
