import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { copyName, forgetCopy, forgetOldCopies, knownCopies, noteCopy } from './copy-list'

export interface DocumentCopy {
  /** Resolves once what this device has is in the document. */
  loaded: Promise<void>
  /** What it holds when it is opened is not known to be at the server. */
  wasUnsaved: boolean
  setUnsaved(isUnsaved: boolean): void
  /** Ends keeping; what is kept stays. */
  close(): void
  /** Ends keeping and deletes what was kept. */
  drop(): Promise<void>
}

/** Keeps a document on this device while it is open. Null when the browser keeps nothing. */
export async function openCopy(personId: string, incidentId: string, doc: Y.Doc): Promise<DocumentCopy | null> {
  if (!(await canKeep())) return null
  void forgetOldCopies()
  const name = copyName(personId, incidentId)
  const wasUnsaved = knownCopies()[name]?.isUnsaved ?? false
  let isUnsaved = wasUnsaved
  const note = () => noteCopy(name, { at: Date.now(), isUnsaved })
  note()
  const persistence = new IndexeddbPersistence(name, doc)
  return {
    loaded: persistence.whenSynced.then(() => {}),
    wasUnsaved,
    setUnsaved(next) {
      if (next === isUnsaved) return
      isUnsaved = next
      note()
    },
    close: () => void persistence.destroy(),
    async drop() {
      await persistence.destroy()
      await forgetCopy(personId, incidentId)
    },
  }
}

/** Asks the browser by opening a database: some have the interface and refuse to use it. */
function canKeep(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const probe = indexedDB.open('evenkeel-postmortem-probe')
      probe.onerror = () => resolve(false)
      probe.onsuccess = () => {
        probe.result.close()
        resolve(true)
      }
    } catch {
      resolve(false)
    }
  })
}
