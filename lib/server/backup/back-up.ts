import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '@/lib/domain/errors'
import { type ArchiveManifest, entryNames, headerOf, manifestMac, sha256 } from '@/lib/server/backup/archive-format'
import { noteBackup } from '@/lib/server/backup/last-backup'
import { checkArchive } from '@/lib/server/backup/read-archive'
import { type ArchiveWriter, writeArchive } from '@/lib/server/backup/write-archive'
import { now } from '@/lib/server/clock'
import { type BackupSource, withBackupSource } from '@/lib/server/db/backup-source'
import { env } from '@/lib/server/env'
import { printOf } from '@/lib/server/installation-keys'
import { shared } from '@/lib/server/process-registry'

export interface Backup {
  file: string
  bytes: number
  tables: number
  rows: number
  /** The secret is not in it: it has to be kept by whoever gives it. */
  needsSecret: boolean
}

/**
 * Writes everything there is into one file beside whoever works: the log and all other tables as of one instant, and the
 * secret that the installation made. It is read again before it gets its name, so what has a name is whole. Throws
 * `invalid_input` when the file is there already or cannot be written, and `conflict` while another one is written.
 */
export async function backUp(to: string | undefined, log: (line: string) => void): Promise<Backup> {
  if (running.backup) throw new AppError('conflict', 'A backup is being written already.')
  running.backup = writeBackup(to, log)
  try {
    return await running.backup
  } finally {
    running.backup = null
  }
}

const running = shared<{ backup: Promise<Backup> | null }>('backup', () => ({ backup: null }))

async function writeBackup(to: string | undefined, log: (line: string) => void): Promise<Backup> {
  const { dataDirectory } = env()
  const startedAt = now()
  const file = resolve(to ?? join(dataDirectory, 'backups', nameAt(startedAt)))
  const partial = `${file}.partial`
  claim(file, partial)
  try {
    log(`Writing ${file} …`)
    const { tables } = await withBackupSource(async (source) => {
      let manifest: ArchiveManifest | undefined
      await writeArchive(partial, async (writer) => {
        manifest = await fill(writer, source, startedAt)
      })
      return manifest ?? { tables: [] }
    })
    log('Reading it again …')
    await checkArchive(partial, () => ({ print: printOf(env()), macKey: env().macKey }))
    renameSync(partial, file)
    noteBackup(dataDirectory, startedAt)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return { file, bytes: statSync(file).size, tables: tables.length, rows, needsSecret: !env().isSecretStored }
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw isFull ? new AppError('unavailable', `The disk of ${file} is full: nothing was kept.`) : error
  } finally {
    rmSync(partial, { force: true })
  }
}

const nameAt = (at: Date) => `evenkeel-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.gz`

/** Makes the folder, and takes away what a backup that was killed has left there. */
function claim(file: string, partial: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    rmSync(partial, { force: true })
  } catch (error) {
    throw new AppError('invalid_input', `${dirname(file)} cannot be written (${String(error)}).`)
  }
  if (statSync(file, { throwIfNoEntry: false })) {
    throw new AppError('invalid_input', `${file} is there already: name another file.`)
  }
}

async function fill(writer: ArchiveWriter, source: BackupSource, createdAt: Date): Promise<ArchiveManifest> {
  const { authSecret, isSecretStored, macKey, publicUrl } = env()
  const header = JSON.stringify(
    headerOf({
      createdAt: createdAt.toISOString(),
      publicUrl: publicUrl.origin,
      migrations: source.migrations,
      keyPrint: printOf(env()),
    }),
  )
  await writer.add(entryNames.header, header)
  if (isSecretStored) await writer.add(entryNames.secret, authSecret)
  const tables: ArchiveManifest['tables'] = []
  for (const table of source.tables) {
    const { rows, count } = source.rowsOf(table)
    const { bytes, sha256: hash } = await writer.addTable(table.name, rows)
    tables.push({ ...table, rows: count(), bytes, sha256: hash })
  }
  const manifest: ArchiveManifest = {
    header: sha256(header),
    secret: isSecretStored ? sha256(authSecret) : null,
    tables,
    sequences: source.sequences,
  }
  const text = JSON.stringify(manifest)
  await writer.add(entryNames.manifest, text)
  await writer.add(entryNames.mac, manifestMac(macKey, text))
  return manifest
}
