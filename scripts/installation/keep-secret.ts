import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { CheckedArchive } from '../../lib/server/backup/read-archive.ts'
import { secretFile } from '../../lib/server/installation-keys.ts'

type Restored = Pick<CheckedArchive, 'authSecret'> & { header: Pick<CheckedArchive['header'], 'createdAt'> }

/**
 * Puts the secret of a backup into the data folder. What the database was sealed with until now is kept beside it. The
 * other is on the disk before it takes its place.
 */
export function keepSecret(dataDirectory: string, { authSecret, header }: Restored): void {
  if (authSecret === null) return
  const file = secretFile(dataDirectory)
  const isThere = existsSync(file)
  if (isThere && readFileSync(file, 'utf8').trim() === authSecret) return
  const restored = `${file}.restored`
  writeFileSync(restored, authSecret, { mode: 0o600, flush: true })
  if (isThere) renameSync(file, freeName(`${file}.before-${header.createdAt.slice(0, 10)}`))
  renameSync(restored, file)
}

/** Another backup of the same day may have been restored before: what that kept stays, too. */
function freeName(wanted: string): string {
  let name = wanted
  for (let number = 2; existsSync(name); number++) name = `${wanted}-${number}`
  return name
}
