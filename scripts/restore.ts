import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArchiveKeys } from '../lib/server/backup/archive-format.ts'
import { type CheckedArchive, checkArchive } from '../lib/server/backup/read-archive.ts'
import { keysOf, printOf, secretFile } from '../lib/server/installation-keys.ts'
import { restoreShape } from '../lib/server/operator/command-shapes.ts'
import { requestCommand } from '../lib/server/operator/control-client.ts'
import { controlPath } from '../lib/server/operator/control-path.ts'
import { parseSettings, type Settings } from '../lib/server/settings.ts'
import { restoreDatabase } from './database/restore.ts'
import { Failure, runMain, say } from './failure.ts'
import { ensureBundles } from './installation/build.ts'
import { prepareDataFolder, readHolder, tryTakeDataFolder } from './installation/data-folder.ts'
import { openInstallationDatabase } from './installation/database.ts'
import { keepSecret } from './installation/keep-secret.ts'
import { root } from './installation/programs.ts'
import { readArguments } from './read-arguments.ts'
import { inCommandProcess } from './supervisor/command-process.ts'

/** Makes this installation what a backup holds, and proves it. */
async function restore(typed: string[]): Promise<number> {
  const { values } = readArguments(restoreShape, typed)
  const settings = parseSettings(process.env)
  prepareDataFolder(settings.dataDirectory)
  const folder = tryTakeDataFolder(settings.dataDirectory, { purpose: 'npm run restore', isServer: false })
  if (!folder) {
    const { pid, url } = readHolder(settings.dataDirectory) ?? {}
    throw new Failure(`Evenkeel is running${url ? ` at ${url}` : ''} (process ${pid ?? 'unknown'}): stop it first.`)
  }
  try {
    say('Checking the backup …')
    const archive = await checkArchive(values.file ?? '', (secret) =>
      'keys-lost' in values ? null : keysWith(settings, secret),
    )
    say(`It was made at ${archive.header.createdAt} by ${archive.header.publicUrl}.`)
    await ensureBundles()
    return await restoreChecked(settings, archive, 'replace' in values, 'take-over' in values)
  } finally {
    folder.release()
  }
}

async function restoreChecked(
  settings: Settings,
  archive: CheckedArchive,
  isReplacing: boolean,
  isTakingOver: boolean,
) {
  const database = await openInstallationDatabase(settings)
  try {
    say('Restoring …')
    const rows = await restoreDatabase(database.url, archive, {
      migrations: join(root, 'prisma/migrations'),
      isReplacing,
      isTakingOver,
      onLeftOut: (names) => say(`Left out, being no tables of Evenkeel: ${names.join(', ')}.`),
      beforeCommit: () => keepSecret(settings.dataDirectory, archive),
    })
    say(`Restored ${rows} rows of ${archive.manifest.tables.length} tables.`)
    const args = isTakingOver ? ['--take-over'] : []
    const done = await inCommandProcess(database.url, () =>
      requestCommand(controlPath(settings.dataDirectory), 'finish-restore', args, say),
    )
    if (!done || done.failure) throw new Failure(done?.failure ?? 'The process that verifies ended.')
    say('Restored and verified. Start the server when you are ready.')
    return 0
  } finally {
    await database.embedded?.stop()
  }
}

/** The keys that this installation will have once the secret of the backup lies in its data folder. */
function keysWith({ authSecret, logKey, dataDirectory }: Settings, secretInArchive: string | null): ArchiveKeys {
  const file = secretFile(dataDirectory)
  const stored = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  const keys = keysOf(authSecret ?? secretInArchive ?? stored, logKey)
  return { print: printOf(keys), macKey: keys.macKey }
}

await runMain(() => restore(process.argv.slice(2)))
