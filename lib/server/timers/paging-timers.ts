import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { armTimer, escalationKey } from '@/lib/server/timers/timers'

/**
 * Arms what a batch makes due: the next stage of a run, the end of an acknowledgement, the end of pages, and what tells
 * addresses. Each place of a run has a timer of its own, and one that no longer counts does nothing when it fires: so
 * nobody waits for a timer that is being fired while they hold the incident.
 */
export async function armPagingTimers(tx: Tx, { id: incidentId, sealed }: IncidentDraft): Promise<void> {
  for (const { event } of sealed) await armFor(tx, incidentId, event)
}

async function armFor(tx: Tx, incidentId: string, event: IncidentEvent): Promise<void> {
  if (event.type === 'pages.asked') {
    const { pages, escalation, expiresAt } = event.payload
    if (escalation) {
      const { id: escalationId, position, lap, dueAt } = escalation
      const key = escalationKey(escalationId, `${lap}:${position}:${event.seq}`)
      const payload = { escalationId, lap, position }
      await armTimer(tx, { key, kind: 'escalate', incidentId, payload, dueAt: new Date(dueAt) })
      if (escalation.webhooks.length > 0) {
        const told = { ...payload, stage: escalation.stage, service: escalation.service.name }
        const key = escalationKey(escalationId, `webhook:${event.seq}`)
        await armTimer(tx, { key, kind: 'tell-webhooks', incidentId, payload: told, dueAt: new Date(event.recordedAt) })
      }
    }
    const pageIds = pages.map(({ pageId }) => pageId)
    if (pageIds.length === 0) return
    const key = `expire-pages:${incidentId}:${event.seq}`
    await armTimer(tx, { key, kind: 'expire-pages', incidentId, payload: { pageIds }, dueAt: new Date(expiresAt) })
  }
  if (event.type === 'escalation.acknowledged' && event.payload.until) {
    const { escalationId, until } = event.payload
    const key = escalationKey(escalationId, `acknowledged:${event.seq}`)
    const payload = { escalationId, until }
    await armTimer(tx, { key, kind: 'expire-acknowledgement', incidentId, payload, dueAt: new Date(until) })
  }
}
