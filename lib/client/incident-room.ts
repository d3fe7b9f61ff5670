import type { QueryClient } from '@tanstack/react-query'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import type { AccessNotice, JoinReply, RoomSnapshot } from '@/lib/domain/realtime-protocol'
import type { Outbox } from './outbox'
import type { OutboxFile, OutboxItem } from './outbox-item'
import { listenToAnswers } from './person-outbox'
import { createRoomStore } from './room-store'
import type { ConfirmedRoom, PendingCommand } from './room-view'
import type { LiveSocket } from './socket'

const JOIN_TIMEOUT_MS = 8000
const RETRY_JOIN_MS = 2000

/** `stale`: the server folds events in a newer way than this tab. `gone`: the incident no longer exists for this person. */
export type RoomCondition = 'open' | 'stale' | 'gone'

export interface RoomParts {
  snapshot: RoomSnapshot
  viewer: PersonActor
  outbox: Outbox
  queries: QueryClient
  socket(): LiveSocket
}

const roomKey = (incidentId: string) => ['incident', incidentId] as const
export const timelineKey = (incidentId: string) => ['timeline', incidentId] as const

/** Keeps one incident live: joins, catches up after every reconnect and gap, and folds what this person just did over it. */
export function createIncidentRoom({ snapshot, viewer, outbox, queries, socket }: RoomParts) {
  const { id } = snapshot.incident
  const known = queries.getQueryData<ConfirmedRoom>(roomKey(id))
  const initial = known && known.headSeq > snapshot.headSeq ? { ...known, timeline: [...known.timeline] } : snapshot
  const store = createRoomStore(initial, viewer, {
    onGap: () => join(),
    onApplied: handleApplied,
    onOutsideChanged: () => void queries.invalidateQueries({ queryKey: timelineKey(id) }),
  })
  let condition: RoomCondition = 'open'
  let isJoining = false
  let isOpen = false
  const watchers = new Set<() => void>()

  function setCondition(next: RoomCondition) {
    condition = next
    for (const notify of watchers) notify()
  }

  function handleApplied(events: IncidentEvent[]) {
    outbox.confirm(events)
    outbox.settle(id, store.getConfirmed().headSeq)
    queries.setQueryData(roomKey(id), store.getConfirmed())
    if (events.some((event) => event.type === 'entry.redacted')) forgetWords()
  }

  /** Pages and searches read before a redaction still hold the words (SPEC REDACT-4). */
  function forgetWords() {
    queries.removeQueries({ queryKey: timelineKey(id), type: 'inactive' })
    void queries.resetQueries({ queryKey: timelineKey(id) })
  }

  function join() {
    if (isJoining || !isOpen || condition === 'gone') return
    isJoining = true
    const askedFrom = store.getConfirmed().headSeq
    const live = socket()
    live.timeout(JOIN_TIMEOUT_MS).emit('join', id, askedFrom, (error: Error | null, reply?: JoinReply) => {
      isJoining = false
      if (!error && reply) handleReply(reply, askedFrom)
      else if (live.connected) setTimeout(join, RETRY_JOIN_MS)
    })
  }

  function handleReply(reply: JoinReply, askedFrom: number) {
    if (reply.kind === 'refused') {
      if (reply.code === 'not_found' || reply.code === 'forbidden') return forget()
      if (reply.code !== 'unauthenticated') setTimeout(join, RETRY_JOIN_MS)
      return
    }
    if (reply.reducerVersion !== REDUCER_VERSION) return setCondition('stale')
    if (reply.kind === 'snapshot') store.replace(reply, askedFrom)
    else store.apply(reply.events)
    if (store.getConfirmed().headSeq < reply.headSeq) join()
  }

  function forget() {
    setCondition('gone')
    outbox.forget(id)
    queries.removeQueries({ queryKey: roomKey(id) })
    queries.removeQueries({ queryKey: timelineKey(id) })
    queries.removeQueries({ queryKey: ['alerts', id] })
    queries.removeQueries({ queryKey: ['changes', id] })
  }

  const handleEvents = (events: IncidentEvent[]) => {
    if (condition === 'open') store.apply(events.filter((event) => event.incidentId === id))
  }
  const handleHeads = (heads: Record<string, number>) => {
    const head = heads[id]
    if (head !== undefined && head !== store.getConfirmed().headSeq) join()
  }
  const handleAccess = (notice: AccessNotice) => {
    if (notice.kind === 'incident-gone' && notice.incidentId === id) forget()
  }
  const handleOutbox = () => {
    const pending = pendingOf(outbox.getItems(), id, store.getPending())
    if (pending !== store.getPending()) store.setPending(pending)
  }

  return {
    id,
    store,
    outbox,
    getCondition: () => condition,
    watchCondition(notify: () => void) {
      watchers.add(notify)
      return () => {
        watchers.delete(notify)
      }
    },
    /** Joins the room and stays in it until the returned function is called. */
    open() {
      isOpen = true
      const live = socket()
      const handleConnect = () => {
        isJoining = false
        join()
      }
      live.on('connect', handleConnect).on('events', handleEvents).on('heads', handleHeads).on('access', handleAccess)
      const stopAnswers = listenToAnswers(id, (answer) => {
        handleEvents(answer.events)
        outbox.settle(id, store.getConfirmed().headSeq)
      })
      const stopOutbox = outbox.subscribe(handleOutbox)
      outbox.settle(id, store.getConfirmed().headSeq)
      handleOutbox()
      queries.setQueryData(roomKey(id), store.getConfirmed())
      if (live.connected) join()
      return () => {
        isOpen = false
        isJoining = false
        live.off('connect', handleConnect).off('events', handleEvents).off('heads', handleHeads)
        live.off('access', handleAccess)
        live.emit('leave', id)
        stopAnswers()
        stopOutbox()
      }
    },
  }
}

export type IncidentRoom = ReturnType<typeof createIncidentRoom>

/** What the view folds: everything on its way, not what was refused. The same list again when nothing of it changed. */
function pendingOf(
  items: readonly OutboxItem[],
  incidentId: string,
  before: readonly PendingCommand[],
): readonly PendingCommand[] {
  const now = items
    .filter((item) => item.incidentId === incidentId && item.state !== 'refused')
    .map((item) => {
      const made = pendingCommand(item)
      const known = before.find(({ commandId }) => commandId === item.commandId)
      return known && isSame(known, made) ? known : made
    })
  return now.length === before.length && now.every((each, index) => each === before[index]) ? before : now
}

const pendingCommand = ({ commandId, name, input, madeAt, files }: OutboxItem): PendingCommand => ({
  commandId,
  name,
  input,
  madeAt: new Date(madeAt).toISOString(),
  attachments: files.map((file) => file.ref ?? provisionalRef(file)),
})

const isSame = (a: PendingCommand, b: PendingCommand) =>
  a.input === b.input && (a.attachments ?? []).every(({ sha256 }, index) => sha256 === b.attachments?.[index]?.sha256)

/** A file as it is known before the server has it. */
const provisionalRef = ({ id, name, type, size }: OutboxFile): AttachmentRef => ({
  id,
  name,
  mediaType: type,
  size,
  sha256: '',
  width: null,
  height: null,
})
