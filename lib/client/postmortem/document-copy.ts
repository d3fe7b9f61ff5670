import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { copyName, forgetCopy, forgetOldCopies, knownCopies, noteCopy } from './copy-list'

export interface DocumentCopy {
  /** Resolves once what this device has is in the document. */
  loaded: Promise<void>
  /** What it holds when it is opened is not known to be at the server. */
  wasUnsaved: boolean
  /** All that the document holds has been written to this device's disk: a tab that is closed now loses nothing. */
  isWritten(): boolean
  setUnsaved(isUnsaved: boolean): void
  /** Ends keeping; what is kept stays. */
  close(): void
  /** Ends keeping and deletes what was kept. */
  drop(): Promise<void>
}

/** Keeps a document on this device while it is open. Null when the browser keeps nothing. */
export async function openCopy(
  personId: string,
  incidentId: string,
  doc: Y.Doc,
  onChange: () => void,
): Promise<DocumentCopy | null> {
  if (!(await canKeep())) return null
  void forgetOldCopies()
  const name = copyName(personId, incidentId)
  const wasUnsaved = knownCopies()[name]?.isUnsaved ?? false
  let isUnsaved = wasUnsaved
  const note = () => noteCopy(name, { at: Date.now(), isUnsaved })
  note()
  const persistence = new IndexeddbPersistence(name, doc)
  const written = followWrites(persistence, doc, onChange)
  return {
    loaded: persistence.whenSynced.then(() => {}),
    wasUnsaved,
    isWritten: written.isDone,
    setUnsaved(next) {
      if (next === isUnsaved) return
      isUnsaved = next
      note()
    },
    close() {
      written.stop()
      void persistence.destroy()
    },
    async drop() {
      written.stop()
      await persistence.destroy()
      await forgetCopy(personId, incidentId)
    },
  }
}

/**
 * Says when what was handed to the database is on its disk, which the library does not: a transaction that reads the
 * same store completes only after those before it that write. One at a time, however fast somebody types.
 */
function followWrites(persistence: IndexeddbPersistence, doc: Y.Doc, onChange: () => void) {
  let made = 0
  let written = 0
  let isLooking = false
  const look = () => {
    if (isLooking || !persistence.db || written === made) return
    const upTo = made
    const reading = persistence.db.transaction('updates', 'readonly')
    reading.objectStore('updates').getKey(0)
    isLooking = true
    reading.onabort = () => {
      isLooking = false
    }
    reading.oncomplete = () => {
      isLooking = false
      written = upTo
      if (written === made) onChange()
      else look()
    }
  }
  const count = (_: Uint8Array, origin: unknown) => {
    if (origin === persistence) return
    made += 1
    if (made === written + 1) onChange()
    look()
  }
  // After the library's own listener: its write stands before our read.
  doc.on('update', count)
  void persistence.whenSynced.then(look)
  return { isDone: () => written === made, stop: () => doc.off('update', count) }
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
