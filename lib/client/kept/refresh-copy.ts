import { api } from '@/lib/client/api'
import { isAppError } from '@/lib/domain/errors'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import type { OfflineCopy } from '@/lib/domain/offline-copy'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'
import { confirmRoom, dropRoom, keepCard, keepPeople, keepRoom, readRooms } from './kept-database'

/** What is kept on this device, for the person to see. */
export interface CopySummary {
  rooms: number
  people: number
  keptAt: number
}

/** As many as the API takes at once, and more than is ever kept. */
const MAX_ASKED = 50

/**
 * Makes this device's copy right: people and the card are replaced, rooms that have moved on are read again, and those that this
 * person may no longer see are removed (SPEC KEPT-4). Throws what the API throws; what was done by then stays.
 */
export async function refreshCopy(personId: string): Promise<CopySummary> {
  const keptAt = Date.now()
  const held = (await readRooms(personId)).slice(0, MAX_ASKED)
  const asked = new URLSearchParams({ rooms: held.map(({ id }) => id).join(',') })
  const { people, card, rooms } = await api<OfflineCopy>('GET', `/api/v1/offline-copy?${asked}`)
  await keepPeople(personId, people, keptAt)
  await keepCard(personId, card, keptAt)
  const seen = new Set(rooms.map(({ id }) => id))
  for (const { id } of held) if (!seen.has(id)) await dropRoom(personId, id)
  for (const { id, headSeq } of rooms) {
    const known = held.find((room) => room.id === id)
    if (known?.headSeq === headSeq && known.reducerVersion === REDUCER_VERSION) {
      await confirmRoom(personId, known, keptAt)
    } else await readAgain(personId, id)
  }
  return { rooms: rooms.length, people: people.length, keptAt }
}

async function readAgain(personId: string, id: string): Promise<void> {
  const keptAt = Date.now()
  try {
    const { incident, timeline, headSeq } = await api<RoomSnapshot>('GET', `/api/v1/incidents/${id}/room`)
    const reducerVersion = REDUCER_VERSION
    await keepRoom(personId, { id, incident, timeline, headSeq, reducerVersion, keptAt, visitedAt: null })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'not_found') throw error
    await dropRoom(personId, id)
  }
}
