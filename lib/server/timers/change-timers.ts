import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { armTimer, noticeKey } from '@/lib/server/timers/timers'

/**
 * A service that turns out to be hit may have changed since the declaration, and nobody was told then (SPEC CHANGE-8).
 * Each time has a timer of its own: that of the intake may be firing, and so waiting for this incident.
 */
export async function armChangeTimers(tx: Tx, { id, sealed }: IncidentDraft): Promise<void> {
  for (const { event } of sealed) {
    if (event.type !== 'services.changed' || event.payload.added.length === 0) continue
    const key = `${noticeKey(id)}:${event.seq}`
    const dueAt = new Date(event.recordedAt)
    await armTimer(tx, { key, kind: 'notice-changes', incidentId: id, payload: {}, dueAt })
  }
}
