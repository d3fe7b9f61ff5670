import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { takesPart } from '@/lib/domain/incident/participants'
import { KEPT_OPEN, type OfflineCopy } from '@/lib/domain/offline-copy'
import { listHeldIncidents } from '@/lib/server/db/incident-reads'
import { withSnapshot } from '@/lib/server/db/pool'
import { currentState } from '@/lib/server/queries/current-state'
import { getCard } from '@/lib/server/queries/get-card'
import { listPeople } from '@/lib/server/queries/list-people'
import { listOf } from '@/lib/server/queries/query-values'

export const offlineCopyQuerySchema = z.strictObject({
  /** The incidents that the device holds. */
  rooms: listOf(z.guid('is not the id of an incident')).default([]),
})

/**
 * What a device of this person keeps: whom to call, the card, and how far the rooms are that it holds or should hold.
 */
export async function getOfflineCopy(actor: PersonActor, held: readonly string[]): Promise<OfflineCopy> {
  const [people, card, rooms] = await Promise.all([listPeople(actor), getCard(actor), listRooms(actor, held)])
  return { people: people.map(({ id, name, role, phone, teams }) => ({ id, name, role, phone, teams })), card, rooms }
}

const listRooms = (actor: PersonActor, held: readonly string[]): Promise<OfflineCopy['rooms']> =>
  withSnapshot(async (tx) => {
    const rooms: OfflineCopy['rooms'] = []
    let taken = 0
    for (const stored of await listHeldIncidents(tx, actor, held)) {
      const { id, headSeq } = stored
      if (held.includes(id)) rooms.push({ id, headSeq })
      else if (taken < KEPT_OPEN && takesPart(actor.id, await currentState(tx, stored))) {
        taken += 1
        rooms.push({ id, headSeq })
      }
    }
    return rooms
  })
