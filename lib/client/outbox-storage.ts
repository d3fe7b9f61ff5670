import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { OutboxFile, OutboxStorage, StoredCommand } from './outbox-item'

/** The bytes lie apart: they are written once, the command as often as it changes. */
type KeptFile = Omit<OutboxFile, 'blob' | 'sent'>
interface KeptCommand extends Omit<StoredCommand, 'files'> {
  personId: string
  files: KeptFile[]
}
interface KeptBlob {
  id: string
  blob: Blob
}

interface OutboxDatabase extends DBSchema {
  commands: { key: string; value: KeptCommand; indexes: { byPerson: string } }
  blobs: { key: string; value: KeptBlob }
}

/** What a person wrote is on the disk before it counts as kept, not only handed to the system. */
const LASTING = { durability: 'strict' } as const
/** What can be found out again need not be. */
const FLEETING = { durability: 'relaxed' } as const
const STORES = ['commands', 'blobs'] as const

let opened: Promise<IDBPDatabase<OutboxDatabase>> | null = null

/** One connection a page; a new one after the browser ended it, or after it could not be had. */
function database(): Promise<IDBPDatabase<OutboxDatabase>> {
  const end = () => {
    opened = null
  }
  opened ??= openDB<OutboxDatabase>('evenkeel-outbox', 1, {
    upgrade(created) {
      created.createObjectStore('commands', { keyPath: 'commandId' }).createIndex('byPerson', 'personId')
      created.createObjectStore('blobs', { keyPath: 'id' })
    },
    // A newer version of this page wants to change the database.
    blocking: (_from, _to, event) => {
      end()
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated: end,
  }).catch((error: unknown) => {
    end()
    throw error
  })
  return opened
}

/** Unsent commands of one person in IndexedDB (SPEC OUTBOX-1). */
export function createOutboxStorage(personId: string): OutboxStorage {
  return {
    async load() {
      const tx = (await database()).transaction(STORES)
      const kept = await tx.objectStore('commands').index('byPerson').getAll(personId)
      const ids = kept.flatMap(({ files }) => files.map(({ id }) => id))
      const blobs = await Promise.all(ids.map((id) => tx.objectStore('blobs').get(id)))
      const blobOf = new Map(blobs.flatMap((each) => (each ? [[each.id, each.blob]] : [])))
      await tx.done
      return kept.map(({ personId: _, files, ...command }) => ({
        ...command,
        files: files.flatMap((file) => {
          const blob = blobOf.get(file.id)
          return blob ? [{ ...file, blob, sent: file.ref ? file.size : 0 }] : []
        }),
      }))
    },

    async add(command) {
      const tx = (await database()).transaction(STORES, 'readwrite', LASTING)
      await Promise.all([
        tx.objectStore('commands').put({ ...command, personId, files: command.files.map(keptFile) }),
        ...command.files.map(({ id, blob }) => tx.objectStore('blobs').put({ id, blob })),
        tx.done,
      ])
    },

    async change(commandId, { files, ...changes }) {
      const tx = (await database()).transaction('commands', 'readwrite', 'input' in changes ? LASTING : FLEETING)
      const kept = await tx.store.get(commandId)
      if (kept) await tx.store.put({ ...kept, ...changes, ...(files && { files: files.map(keptFile) }) })
      await tx.done
      return kept !== undefined
    },

    async remove(commandId) {
      const tx = (await database()).transaction(STORES, 'readwrite', FLEETING)
      const kept = await tx.objectStore('commands').get(commandId)
      await tx.objectStore('commands').delete(commandId)
      await Promise.all((kept?.files ?? []).map(({ id }) => tx.objectStore('blobs').delete(id)))
      await tx.done
      return kept ?? null
    },
  }
}

const keptFile = ({ id, name, type, size, ref }: OutboxFile): KeptFile => ({ id, name, type, size, ref })
