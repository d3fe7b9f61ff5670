import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { actionKey, armTimer } from '@/lib/server/timers/timers'

/**
 * What was asked for is sent by whichever process is free. No two requests share a timer: nobody may wait for one that
 * fires, and so for this incident, while they hold it.
 */
export async function armActionTimers(tx: Tx, { id, sealed }: IncidentDraft): Promise<void> {
  for (const { event } of sealed) {
    if (event.type !== 'action.requested') continue
    const { mitigationId, actionId } = event.payload
    const payload = { mitigationId, actionId, person: event.actor.name }
    const dueAt = new Date(event.recordedAt)
    await armTimer(tx, { key: actionKey(id, event.seq), kind: 'send-action', incidentId: id, payload, dueAt })
  }
}
