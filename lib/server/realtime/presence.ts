import type { Present } from '@/lib/domain/realtime-protocol'
import { now } from '@/lib/server/clock'
import { readPresence, writePresence } from '@/lib/server/db/presence'
import { logger } from '@/lib/server/logger'
import { type Hub, incidentOfRoom, incidentRoom } from '@/lib/server/realtime/hub-types'

const DEBOUNCE_MS = 100
const RETRY_MS = 1000
/** More people than this are not listed one by one. */
const MAX_LISTED = 200
// Telling n people to m tabs costs n × m: in a crowd it is done less often.
const PAIRS_PER_MS = 200

export interface Presence {
  /** A tab in these rooms is used in another way, or all of them have to be written down anew. */
  touch(incidentIds?: string[]): void
  /** Tells these rooms who is in them, if that has changed; all that are open here when none are named. */
  look(incidentIds?: string[]): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  processId: string
  /** Who is in these rooms was written down: other processes may tell theirs. */
  onWritten(incidentIds: string[]): void
  /** Somebody came into a room, or left it with their last tab of this process. */
  onMoved(): void
}

/**
 * Writes down who has which room open here, and tells each room who has it open anywhere: both by the database, so
 * that every process knows the same, and none is asked. Several changes at once are written and told together.
 */
export function keepPresence(io: Hub, { processId, onWritten, onMoved }: Parts): Presence {
  /** Since when each tab is in each room. */
  const tabs = new Map<string, Map<string, string>>()
  /** Rooms with something to write, and when. */
  const due = new Map<string, number>()
  const told = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> | null = null
  let isStopped = false

  const { adapter, sockets } = io.of('/')
  adapter.on('join-room', (room: string, socketId: string) => {
    const incidentId = incidentOfRoom(room)
    if (incidentId === null) return
    const here = tabs.get(incidentId) ?? new Map<string, string>()
    tabs.set(incidentId, here.set(socketId, now().toISOString()))
    touch([incidentId])
  })
  adapter.on('leave-room', (room: string, socketId: string) => {
    const incidentId = incidentOfRoom(room)
    if (incidentId === null) return
    tabs.get(incidentId)?.delete(socketId)
    touch([incidentId])
  })
  adapter.on('delete-room', (room: string) => {
    const incidentId = incidentOfRoom(room)
    if (incidentId === null) return
    tabs.delete(incidentId)
    told.delete(incidentId)
  })

  function touch(incidentIds = [...tabs.keys()]): void {
    for (const incidentId of incidentIds) {
      if (due.has(incidentId)) continue
      const count = tabs.get(incidentId)?.size ?? 0
      due.set(incidentId, Date.now() + DEBOUNCE_MS + (Math.min(count, MAX_LISTED) * count) / PAIRS_PER_MS)
    }
    schedule()
  }

  function schedule(): void {
    clearTimeout(timer)
    if (writing || isStopped || due.size === 0) return
    const wait = Math.max(0, Math.min(...due.values()) - Date.now())
    timer = setTimeout(() => {
      writing = write().finally(() => {
        writing = null
        schedule()
      })
    }, wait)
  }

  async function write(): Promise<void> {
    const incidentIds = [...due].flatMap(([incidentId, at]) => (at <= Date.now() ? incidentId : []))
    for (const incidentId of incidentIds) due.delete(incidentId)
    try {
      const rows = incidentIds.flatMap((id) => onePerPerson(tabsOf(id)).map((row) => ({ incidentId: id, ...row })))
      const isMoved = await writePresence(processId, incidentIds, rows)
      onWritten(incidentIds)
      if (isMoved) onMoved()
      await tell(incidentIds, true)
    } catch (error) {
      logger.warn({ err: error }, 'Who is here cannot be written down; trying again')
      for (const incidentId of incidentIds) due.set(incidentId, Date.now() + RETRY_MS)
    }
  }

  const tabsOf = (incidentId: string): Present[] =>
    [...(tabs.get(incidentId) ?? [])].flatMap(([socketId, since]) => {
      const socket = sockets.get(socketId)
      if (!socket) return []
      const { actor, device, isActive } = socket.data
      return { id: actor.id, name: actor.name, device, isActive, since }
    })

  /** With `isNews` even when nobody came or went: a tab that has just come knows nothing yet. */
  async function tell(incidentIds: string[], isNews: boolean): Promise<void> {
    const open = incidentIds.filter((id) => tabs.has(id))
    if (open.length === 0) return
    const rows = await readPresence(processId, open)
    const byRoom = Map.groupBy(rows, ({ incidentId }) => incidentId)
    for (const incidentId of open) {
      const people = (byRoom.get(incidentId) ?? []).map(({ id, name, device, isActive, since }) => ({
        id,
        name,
        device,
        isActive,
        since: since.toISOString(),
      }))
      const present = onePerPerson(people)
        .sort((a, b) => a.since.localeCompare(b.since))
        .slice(0, MAX_LISTED)
      const text = JSON.stringify(present)
      if (!tabs.has(incidentId) || (!isNews && told.get(incidentId) === text)) continue
      told.set(incidentId, text)
      io.to(incidentRoom(incidentId)).emit('presence', incidentId, present)
    }
  }

  return {
    touch,
    look: (incidentIds = [...tabs.keys()]) => tell(incidentIds, false),
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await writing
    },
  }
}

/** One entry a person: the device of the tab they use, and since when the first of their tabs is here. */
function onePerPerson(tabs: Present[]): Present[] {
  const people = new Map<string, Present>()
  for (const tab of tabs) {
    const known = people.get(tab.id)
    people.set(tab.id, {
      id: tab.id,
      name: tab.name,
      device: !known || (tab.isActive && !known.isActive) ? tab.device : known.device,
      since: known && known.since < tab.since ? known.since : tab.since,
      isActive: tab.isActive || (known?.isActive ?? false),
    })
  }
  return [...people.values()]
}
