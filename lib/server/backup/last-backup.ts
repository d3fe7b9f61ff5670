import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (dataDirectory: string) => join(dataDirectory, 'last-backup')

/** Writes down when the last whole backup was made, for those who watch its age. */
export const noteBackup = (dataDirectory: string, at: Date): void =>
  writeFileSync(fileIn(dataDirectory), `${at.toISOString()}\n`)

/** When the last whole backup was made by this installation; null when none was. */
export function lastBackupAt(dataDirectory: string): Date | null {
  try {
    const at = new Date(readFileSync(fileIn(dataDirectory), 'utf8').trim())
    return Number.isNaN(at.getTime()) ? null : at
  } catch {
    return null
  }
}
