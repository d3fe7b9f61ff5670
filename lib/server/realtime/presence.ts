import type { Present } from '@/lib/domain/realtime-protocol'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'
import { type AnySocket, type Hub, incidentRoom, tabsRoom } from '@/lib/server/realtime/hub-types'

const DEBOUNCE_MS = 100
/** More people than this are not listed one by one. */
const MAX_LISTED = 200
// Telling n people to m tabs costs n × m: in a crowd it is done less often.
const PAIRS_PER_MS = 200

/** Rooms whose presence is about to be told. */
const pending = shared('presence-pending', () => new Map<string, NodeJS.Timeout>())

/** Tells a room soon who is in it; several changes at once are told together. */
export function tellPresence(io: Hub, incidentId: string): void {
  if (pending.has(incidentId)) return
  const tabs = io.of('/').adapter.rooms.get(incidentRoom(incidentId))?.size ?? 0
  const wait = DEBOUNCE_MS + (Math.min(tabs, MAX_LISTED) * tabs) / PAIRS_PER_MS
  const timer = setTimeout(() => {
    pending.delete(incidentId)
    broadcast(io, incidentId).catch((error: unknown) => logger.warn({ err: error, incidentId }, 'Presence not told'))
  }, wait)
  timer.unref()
  pending.set(incidentId, timer)
}

/** Whether a person has a tab open in this room, in any process of the installation. */
export async function isPresent(io: Hub, incidentId: string, personId: string): Promise<boolean> {
  const tabs = await io.in(tabsRoom(incidentId, personId)).fetchSockets()
  return tabs.length > 0
}

async function broadcast(io: Hub, incidentId: string): Promise<void> {
  const room = incidentRoom(incidentId)
  const sockets = await io.in(room).fetchSockets()
  if (sockets.length > 0) io.to(room).emit('presence', incidentId, presentIn(incidentId, sockets))
}

/** One entry a person: the device of the tab they use, and since when the first of their open tabs is here. */
function presentIn(incidentId: string, sockets: Pick<AnySocket, 'data'>[]): Present[] {
  const people = new Map<string, Present>()
  for (const { data } of sockets) {
    const since = data.joinedAt[incidentId]
    if (since === undefined) continue
    const { id, name } = data.actor
    const known = people.get(id)
    people.set(id, {
      id,
      name,
      device: !known || (data.isActive && !known.isActive) ? data.device : known.device,
      since: known && known.since < since ? known.since : since,
      isActive: data.isActive || (known?.isActive ?? false),
    })
  }
  return [...people.values()].sort((a, b) => a.since.localeCompare(b.since)).slice(0, MAX_LISTED)
}
