import type { IncidentEvent } from '@/lib/domain/incident/events'
import { MAX_TAIL } from '@/lib/domain/realtime-protocol'
import { listHeads, readTail } from '@/lib/server/db/rooms'
import { metrics } from '@/lib/server/metrics'
import { type Hub, incidentOfRoom, incidentRoom } from '@/lib/server/realtime/hub-types'
import { putOut } from '@/lib/server/realtime/join-room'
import { oneAtATime } from '@/lib/server/realtime/one-at-a-time'

export interface LogFollower {
  /** Tells the room here what this process committed. */
  publish(incidentId: string, events: IncidentEvent[]): void
  /** Tells the room here what another process committed, if there is anything. */
  look(incidentId: string): Promise<void>
  /** Compares every room that is open here with its log. */
  lookRound(): Promise<void>
  /** Tells every room its head: a client that missed the last event notices. */
  tellHeads(): void
}

/**
 * Keeps what was told to each room of this process in step with its log, each event once and in order: what was
 * committed here goes out at once, unless another process wrote before it; that is read from the log first.
 */
export function followLogs(io: Hub): LogFollower {
  /** The last `seq` each open room was told; null until its log was looked at. */
  const told = new Map<string, number | null>()
  /** What rooms were told of this process's own before their log was looked at, without a gap. */
  const early = new Map<string, { first: number; last: number }>()
  const wanted = new Set<string>()

  io.of('/').adapter.on('create-room', (room: string) => {
    const incidentId = incidentOfRoom(room)
    if (incidentId !== null) told.set(incidentId, null)
  })
  io.of('/').adapter.on('delete-room', (room: string) => {
    const incidentId = incidentOfRoom(room)
    if (incidentId === null) return
    told.delete(incidentId)
    early.delete(incidentId)
  })

  const emit = (incidentId: string, events: IncidentEvent[]) => {
    const last = events.at(-1)
    if (!last) return
    io.to(incidentRoom(incidentId)).emit('events', events)
    metrics.publishLag.observe(Math.max(0, Date.now() - Date.parse(last.recordedAt)) / 1000)
  }

  const tellHead = (incidentId: string, seq: number) =>
    io.to(incidentRoom(incidentId)).emit('heads', { [incidentId]: seq })

  /** True when there may be more. */
  const tellTail = async (incidentId: string): Promise<boolean> => {
    const from = told.get(incidentId)
    if (from === undefined) return false
    const tail = await readTail(incidentId, from ?? MAX_SEQ, MAX_TAIL)
    const now = told.get(incidentId)
    if (!tail || now === undefined) return false
    const { headSeq, incident, events } = tail
    putOut(io, incident)
    // Nothing was told yet, or the log went back: each client compares, and asks for what it lacks.
    if (now === null || headSeq < Math.min(now, from ?? now)) {
      const own = early.get(incidentId)
      early.delete(incidentId)
      // What was told while the log was being read is not told again.
      told.set(incidentId, now === null && own && own.first <= headSeq + 1 ? Math.max(headSeq, own.last) : headSeq)
      tellHead(incidentId, headSeq)
      return false
    }
    const fresh = events.filter(({ seq }) => seq > now)
    emit(incidentId, fresh)
    const last = fresh.at(-1)?.seq ?? now
    told.set(incidentId, last)
    return last < headSeq
  }

  const work = oneAtATime(async () => {
    for (const incidentId of wanted) {
      wanted.delete(incidentId)
      while (await tellTail(incidentId));
    }
  })

  return {
    publish(incidentId, events) {
      const before = told.get(incidentId)
      const [first, last] = [events[0], events.at(-1)]
      if (before === undefined || !first || !last) return
      if (before === null) {
        emit(incidentId, events)
        const own = early.get(incidentId)
        early.set(incidentId, { first: own?.last === first.seq - 1 ? own.first : first.seq, last: last.seq })
      } else if (first.seq > before + 1) {
        wanted.add(incidentId)
        void work().catch(() => {})
      } else {
        const fresh = events.filter(({ seq }) => seq > before)
        emit(incidentId, fresh)
        told.set(incidentId, Math.max(before, last.seq))
      }
    },
    async look(incidentId) {
      if (!told.has(incidentId)) return
      wanted.add(incidentId)
      await work()
    },
    async lookRound() {
      if (told.size === 0) return
      const heads = await listHeads([...told.keys()])
      for (const [incidentId, seq] of Object.entries(heads)) if (told.get(incidentId) !== seq) wanted.add(incidentId)
      if (wanted.size > 0) await work()
    },
    tellHeads() {
      for (const [incidentId, seq] of told) if (seq !== null) tellHead(incidentId, seq)
    },
  }
}

/** Beyond every log: asks for its head and for no events. */
const MAX_SEQ = 2 ** 31 - 2
