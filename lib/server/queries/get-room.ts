import type { Actor } from '@/lib/domain/actor'
import { type RoomSnapshot, WINDOW_ROWS } from '@/lib/domain/realtime-protocol'
import { withSnapshot } from '@/lib/server/db/pool'
import { latestRows } from '@/lib/server/db/timeline-rows'
import { foldLog, isCurrent } from '@/lib/server/fold-log'
import { requireIncident } from '@/lib/server/queries/current-state'

/** A room with the mark of its reader: the `seq` up to which they have read, null when they never did. */
export interface Room extends RoomSnapshot {
  readSeq: number | null
}

/** The state, the latest rows and the head of one instant. Throws `not_found`. */
export const getRoom = (actor: Actor, idOrKey: string): Promise<Room> =>
  withSnapshot(async (tx) => {
    const stored = await requireIncident(tx, actor, idOrKey)
    const { id, headSeq, readSeq } = stored
    if (isCurrent(stored)) {
      return { incident: stored.state, timeline: await latestRows(tx, id, WINDOW_ROWS), headSeq, readSeq }
    }
    const { state, rows } = await foldLog(tx, id)
    return { incident: state, timeline: [...rows.values()].slice(-WINDOW_ROWS), headSeq, readSeq }
  })
