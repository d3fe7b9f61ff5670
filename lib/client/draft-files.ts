import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { NewFile } from './upload-file'

/** A file that waits in a composer, in the order it was added. */
export interface DraftFile extends NewFile {
  scope: string
  n: number
}

interface DraftsDatabase extends DBSchema {
  files: { key: string; value: DraftFile; indexes: { scope: string } }
}

let opened: Promise<IDBPDatabase<DraftsDatabase>> | null = null

/** One connection a page; a new one after the browser ended it, or after it could not be had. */
const database = () => {
  const end = () => {
    opened = null
  }
  opened ??= openDB<DraftsDatabase>('evenkeel-drafts', 1, {
    upgrade: (created) => void created.createObjectStore('files', { keyPath: 'id' }).createIndex('scope', 'scope'),
    terminated: end,
  }).catch((error: unknown) => {
    end()
    throw error
  })
  return opened
}

/** What waits with a draft. Storage may be switched off or full: then it lives as long as the page (SPEC FILE-22). */
export const readDraftFiles = (scope: string): Promise<DraftFile[]> =>
  withoutFailing(async () => {
    const kept = await (await database()).getAllFromIndex('files', 'scope', scope)
    return kept.sort((a, b) => a.n - b.n)
  }, [])

export const keepDraftFile = (file: DraftFile): Promise<void> =>
  withoutFailing(async () => void (await (await database()).put('files', file)), undefined)

export const dropDraftFiles = (ids: readonly string[]): Promise<void> =>
  withoutFailing(async () => {
    const tx = (await database()).transaction('files', 'readwrite')
    await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done])
  }, undefined)

/** For what may not be kept any longer. */
export const forgetDraftFiles = async (scope: string): Promise<void> =>
  dropDraftFiles((await readDraftFiles(scope)).map(({ id }) => id))

async function withoutFailing<T>(run: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await run()
  } catch {
    return otherwise
  }
}
