import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import type { AccessChange } from '@/lib/server/db/access-change'
import { AccessChangeFeed, refreshActors } from '@/lib/server/db/access-change-feed'
import { concerns, incidentNow, incidentsIn } from '@/lib/server/realtime/access-concerns'
import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'
import { type Hub, incidentsOf, type RoomSocket } from '@/lib/server/realtime/hub-types'
import { leaveRoom } from '@/lib/server/realtime/join-room'
import { roomsOfProcess } from '@/lib/server/realtime/publish'
import { startRounds } from '@/lib/server/rounds'

const POLL_MS = 400
// Sessions expire without anybody saying so.
const RECHECK_ALL_MS = 30_000

/**
 * Makes a change of access reach the open sockets of this process within a second: ended sessions and revoked tokens are
 * closed, changed roles take effect, and those who may no longer see an incident are told to forget it.
 */
export function startAccessWatch(io: Hub): { stop: () => Promise<void> } {
  const feed = new AccessChangeFeed()
  let recheckAt = Date.now() + RECHECK_ALL_MS
  // Kept until all of it took effect: the database may go away in between.
  let changes: AccessChange[] = []

  const poll = async () => {
    changes.push(...(await feed.next()))
    const isRecheckDue = Date.now() >= recheckAt
    const sockets = [...io.of('/').sockets.values()]
    await recheckPeople(sockets.filter(({ data }) => isRecheckDue || concerns(changes, data.actor)))
    await documentsOfProcess.current?.recheck(changes, isRecheckDue)
    if (isRecheckDue) recheckAt = Date.now() + RECHECK_ALL_MS
    for (const incidentId of incidentsIn(changes)) {
      const lost = changes.filter((change) => change.incidentId === incidentId)
      await recheckIncident(io, incidentId, lost)
    }
    changes = []
    return POLL_MS
  }

  const rounds = startRounds(poll, {
    failing: 'Changes of access cannot be read; trying again',
    recovered: 'Changes of access are read again',
    pauseAfterFailureMs: POLL_MS,
  })
  // Who is put out of a room is told so by the round that follows.
  roomsOfProcess.onAccessChanged = rounds.wake
  return {
    stop() {
      roomsOfProcess.onAccessChanged = () => {}
      return rounds.stop()
    },
  }
}

/** Reads the people behind these sockets again: those who are gone are closed, those who changed are told. */
async function recheckPeople(sockets: RoomSocket[]): Promise<void> {
  if (sockets.length === 0) return
  const actors = await refreshActors(
    sockets.map(({ data }) => data.actor),
    now(),
  )
  for (const [index, socket] of sockets.entries()) {
    const actor = actors[index]
    if (!actor) {
      signOut(socket)
      continue
    }
    const { role, scope } = socket.data.actor
    socket.data.actor = actor
    if (actor.role === role && actor.scope === scope) continue
    socket.emit('access', { kind: 'role-changed' })
    for (const incidentId of incidentsOf(socket)) evictUnless(socket, incidentId, await incidentNow(incidentId))
  }
}

function signOut(socket: RoomSocket): void {
  socket.emit('access', { kind: 'signed-out' })
  socket.disconnect(true)
}

/** Tells those who may have lost it, and nobody else: who never saw it must not hear that there is such an incident. */
async function recheckIncident(io: Hub, incidentId: string, lost: readonly AccessChange[]): Promise<void> {
  const incident = await incidentNow(incidentId)
  for (const socket of io.of('/').sockets.values()) {
    const mayHaveLost = ({ personId }: AccessChange) => personId === undefined || personId === socket.data.actor.id
    if (lost.some(mayHaveLost)) evictUnless(socket, incidentId, incident)
  }
}

/** Also said to those outside the room: a list or a search of theirs may still hold it. */
function evictUnless(socket: RoomSocket, incidentId: string, incident: IncidentState | null): void {
  if (incident && canView(socket.data.actor, incident)) return
  socket.emit('access', { kind: 'incident-gone', incidentId })
  leaveRoom(socket, incidentId)
}
