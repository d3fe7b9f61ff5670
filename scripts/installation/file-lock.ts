import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

export interface FileLock {
  release(): void
}

/**
 * Takes an exclusive lock, or answers nothing when another process has it. It is SQLite's lock on an empty file: the
 * kernel frees it when the holder ends, however it ends, which no file of process ids can promise.
 */
export function tryFileLock(file: string): FileLock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) return undefined
    throw error
  }
  return { release: () => database.close() }
}

/** Waits for the lock; `onWait` is called once when there is something to wait for. */
export async function waitForFileLock(file: string, onWait: () => void): Promise<FileLock> {
  let hasWaited = false
  for (;;) {
    const lock = tryFileLock(file)
    if (lock) return lock
    if (!hasWaited) onWait()
    hasWaited = true
    await sleep(100)
  }
}
