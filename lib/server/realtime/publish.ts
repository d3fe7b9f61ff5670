import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { shared } from '@/lib/server/process-registry'
import { type Hub, incidentRoom, personRoom } from '@/lib/server/realtime/hub-types'

/** What decides who may see an incident. */
type Guarded = Pick<IncidentState, 'id' | 'visibility' | 'members'>

/** The hub of this process, for whoever has something to say to the rooms; empty until it starts. */
export const hubOfProcess = shared<{ io: Hub | null; onAccessChanged: (incident: Guarded) => void }>(
  'room-hub',
  () => ({
    io: null,
    onAccessChanged: () => {},
  }),
)

const changesAccess: ReadonlySet<string> = new Set(['visibility.changed', 'member.removed'])

/**
 * Tells a room what was committed, one frame a batch. It never waits, so frames leave in the order of the calls, and the
 * combiner calls in the order of `seq`. A frame that is lost is noticed by its gap, or by the next heads. `incident` is
 * as these events left it: who may no longer see it does not hear them.
 */
export function publishEvents(incident: Guarded, events: IncidentEvent[]): void {
  const { io, onAccessChanged } = hubOfProcess
  const last = events.at(-1)
  if (!io || !last) return
  try {
    if (events.some(({ type }) => changesAccess.has(type))) onAccessChanged(incident)
    io.to(incidentRoom(incident.id)).emit('events', events)
    metrics.publishLag.observe(Math.max(0, Date.now() - Date.parse(last.recordedAt)) / 1000)
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
    for (const { personId, notification } of rows) {
      hubOfProcess.io?.to(personRoom(personId)).emit('notification', notification)
    }
  } catch (error) {
    logger.error({ err: error }, 'Notifications could not be told to their people')
  }
}
