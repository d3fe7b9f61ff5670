import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import type { ReachablePerson } from '@/lib/domain/offline-copy'
import type { ProcedureCard } from '@/lib/domain/procedure-card'
import {
  inReadingOrder,
  isLater,
  type KeptCard,
  type KeptCopy,
  type KeptPeople,
  type KeptRoom,
  type KeptViewer,
  roomsToDrop,
} from './kept-copy'

interface KeptSchema extends DBSchema {
  viewer: { key: 'viewer'; value: KeptViewer }
  people: { key: 'people'; value: KeptPeople }
  card: { key: 'card'; value: KeptCard }
  rooms: { key: string; value: KeptRoom }
}

const NAME = 'evenkeel-kept'
const STORES: StoreNames<KeptSchema>[] = ['viewer', 'people', 'card', 'rooms']

let opened: Promise<IDBPDatabase<KeptSchema>> | null = null

function open(): Promise<IDBPDatabase<KeptSchema>> {
  opened ??= openDB<KeptSchema>(NAME, 2, {
    upgrade(database) {
      const missing = STORES.filter((name) => !database.objectStoreNames.contains(name))
      for (const name of missing) database.createObjectStore(name, name === 'rooms' ? { keyPath: 'id' } : {})
    },
    blocking: () => close(),
    terminated: () => close(),
  })
  return opened
}

/** Lets a newer version of the program, in another tab, have the database. */
function close() {
  void opened?.then((database) => database.close())
  opened = null
}

type Change = IDBPTransaction<KeptSchema, StoreNames<KeptSchema>[], 'readwrite'>

async function write(work: (change: Change) => Promise<unknown>): Promise<void> {
  await withoutFailing(async () => {
    const change = (await open()).transaction(STORES, 'readwrite')
    await Promise.all([work(change), change.done])
  })
}

/**
 * Changes the copy of this person in one transaction. Without one nothing happens: they have signed out, perhaps in
 * another tab and a moment ago, and nothing of theirs may come back (SPEC KEPT-6).
 */
const changeCopy = (personId: string, work: (change: Change) => Promise<unknown>): Promise<void> =>
  write(async (change) => {
    const viewer = await change.objectStore('viewer').get('viewer')
    if (viewer?.actor.id === personId) await work(change)
  })

/** Begins the copy of who is signed in, or keeps it up to date; that of anybody else goes. */
export const keepViewer = (viewer: KeptViewer): Promise<void> =>
  write(async (change) => {
    const known = await change.objectStore('viewer').get('viewer')
    if (known?.actor.id !== viewer.actor.id) await clear(change)
    await change.objectStore('viewer').put(viewer, 'viewer')
  })

export const keepPeople = (personId: string, people: ReachablePerson[], keptAt: number): Promise<void> =>
  changeCopy(personId, (change) => change.objectStore('people').put({ people, keptAt }, 'people'))

export const keepCard = (personId: string, card: ProcedureCard, keptAt: number): Promise<void> =>
  changeCopy(personId, (change) => change.objectStore('card').put({ card, keptAt }, 'card'))

/** Keeps a room, unless what is there was known later. What is kept beyond the limits goes. */
export const keepRoom = (personId: string, room: KeptRoom): Promise<void> =>
  changeCopy(personId, async (change) => {
    const rooms = change.objectStore('rooms')
    const known = await rooms.get(room.id)
    if (known && isLater(known, room)) return
    await rooms.put({ ...room, visitedAt: room.visitedAt ?? known?.visitedAt ?? null })
    for (const id of roomsToDrop(await rooms.getAll(), personId)) await rooms.delete(id)
  })

/** The server says that the room still ends where the copy does. */
export const confirmRoom = (personId: string, { id, headSeq }: KeptRoom, keptAt: number): Promise<void> =>
  changeCopy(personId, async (change) => {
    const known = await change.objectStore('rooms').get(id)
    if (known?.headSeq !== headSeq || known.keptAt > keptAt) return
    await change.objectStore('rooms').put({ ...known, keptAt })
  })

export const dropRoom = (personId: string, id: string): Promise<void> =>
  changeCopy(personId, (change) => change.objectStore('rooms').delete(id))

/** The rooms of this person, whatever version they are of. */
export async function readRooms(personId: string): Promise<KeptRoom[]> {
  const rooms = await withoutFailing(async () => {
    const reading = (await open()).transaction(STORES, 'readonly')
    const viewer = await reading.objectStore('viewer').get('viewer')
    return viewer?.actor.id === personId ? reading.objectStore('rooms').getAll() : []
  })
  return rooms ?? []
}

/** What this device has, or null; rooms that this version cannot read are left out. */
export const readCopy = (): Promise<KeptCopy | null> =>
  withoutFailing(async () => {
    const reading = (await open()).transaction(STORES, 'readonly')
    const [viewer, people, card, rooms] = await Promise.all([
      reading.objectStore('viewer').get('viewer'),
      reading.objectStore('people').get('people'),
      reading.objectStore('card').get('card'),
      reading.objectStore('rooms').getAll(),
    ])
    if (!viewer) return null
    const readable = rooms.filter(({ reducerVersion }) => reducerVersion === REDUCER_VERSION)
    return { viewer, people: people ?? null, card: card ?? null, rooms: inReadingOrder(readable) }
  })

/** Empties the copy: that of this person, or of whoever it is. */
export const clearCopy = (personId?: string): Promise<void> =>
  write(async (change) => {
    const viewer = await change.objectStore('viewer').get('viewer')
    if (personId === undefined || viewer?.actor.id === personId) await clear(change)
  })

const clear = (change: Change) => Promise.all(STORES.map((name) => change.objectStore(name).clear()))

/** Storage may be full, or switched off by the browser: then nothing is kept, and the page goes on. */
async function withoutFailing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
