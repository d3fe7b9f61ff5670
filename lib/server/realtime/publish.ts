import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import type { Guarded } from '@/lib/server/db/rooms'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'

/** What this process has just committed, for the rooms and people connected to it, and for other processes to hear of. */
interface Rooms {
  publish(incident: Guarded, events: IncidentEvent[]): void
  notify(rows: readonly { personId: string; notification: InAppNotification }[]): void
  /** Whether other processes hear of it at once; null when no Redis is set. */
  isRedisReachable(): boolean | null
}

/** The rooms of this process, for whoever has something to say to them; empty until they open. */
export const roomsOfProcess = shared<{ current: Rooms | null; onAccessChanged: () => void }>('rooms', () => ({
  current: null,
  onAccessChanged: () => {},
}))

const changesAccess: ReadonlySet<string> = new Set(['visibility.changed', 'member.removed'])

/**
 * Tells a room what was committed, one frame a batch. It never waits, so frames leave in the order of the calls, and the
 * combiner calls in the order of `seq`. A frame that is lost is noticed by its gap, or by the next heads. `incident` is
 * as these events left it: who may no longer see it does not hear them.
 */
export function publishEvents(incident: Guarded, events: IncidentEvent[]): void {
  const { current, onAccessChanged } = roomsOfProcess
  const last = events.at(-1)
  if (!current || !last) return
  try {
    if (events.some(({ type }) => changesAccess.has(type))) onAccessChanged()
    current.publish(incident, events)
  } catch (error) {
    logger.error(
      { err: error, incidentId: incident.id, seq: last.seq },
      'Committed events could not be told to their room',
    )
  }
}

/** Tells people's open tabs about their notifications. */
export function notifyPeople(rows: readonly { personId: string; notification: InAppNotification }[]): void {
  try {
    roomsOfProcess.current?.notify(rows)
  } catch (error) {
    logger.error({ err: error }, 'Notifications could not be told to their people')
  }
}
