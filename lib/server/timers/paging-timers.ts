import type { EventOf, IncidentEvent } from '@/lib/domain/incident/events'
import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { armTimers, escalationKey, type Timer, type TimerKind, type TimerPayloads } from '@/lib/server/timers/timers'

/**
 * Arms what a batch makes due: the next stage of a run, the end of an acknowledgement, the end of pages, and what tells
 * addresses. Each place of a run has a timer of its own, and one that no longer counts does nothing when it fires: so
 * nobody waits for a timer that is being fired while they hold the incident.
 */
export const armPagingTimers = (tx: Tx, { id: incidentId, sealed }: IncidentDraft): Promise<void> =>
  armTimers(
    tx,
    sealed.flatMap(({ event }) => timersOf(incidentId, event)),
  )

function timersOf(incidentId: string, event: IncidentEvent): Timer<TimerKind>[] {
  if (event.type === 'pages.asked') return [...stageTimers(incidentId, event), ...pageTimers(incidentId, event)]
  if (event.type !== 'escalation.acknowledged' || !event.payload.until) return []
  const { escalationId, until } = event.payload
  const key = escalationKey(escalationId, `acknowledged:${event.seq}`)
  const payload = { escalationId, until }
  return [{ key, kind: 'expire-acknowledgement', incidentId, payload, dueAt: new Date(until) }]
}

function stageTimers(incidentId: string, { payload, seq, recordedAt }: EventOf<'pages.asked'>): Timer<TimerKind>[] {
  if (!payload.escalation) return []
  const { id: escalationId, position, lap, dueAt, webhooks, stage, service } = payload.escalation
  const place = { escalationId, lap, position }
  const key = escalationKey(escalationId, `${lap}:${position}:${seq}`)
  const next: Timer<'escalate'> = { key, kind: 'escalate', incidentId, payload: place, dueAt: new Date(dueAt) }
  const told = webhookTimers({
    key: escalationKey(escalationId, `webhook:${seq}`),
    incidentId,
    count: webhooks.length,
    payload: { ...place, stage, service: service.name },
    dueAt: new Date(recordedAt),
  })
  return [next, ...told]
}

interface ToldStage extends Pick<Timer<'tell-webhooks'>, 'key' | 'incidentId' | 'dueAt'> {
  payload: Omit<TimerPayloads['tell-webhooks'], 'address'>
  /** How many addresses it tells. */
  count: number
}

/** A timer for each address of a stage, all of which are told under its key. */
export const webhookTimers = ({ key: of, incidentId, dueAt, payload, count }: ToldStage): Timer<'tell-webhooks'>[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `${of}:${index}`,
    kind: 'tell-webhooks',
    incidentId,
    payload: { ...payload, address: { of, index } },
    dueAt,
  }))

function pageTimers(incidentId: string, { payload, seq }: EventOf<'pages.asked'>): Timer<TimerKind>[] {
  const pageIds = payload.pages.map(({ pageId }) => pageId)
  if (pageIds.length === 0) return []
  const key = `expire-pages:${incidentId}:${seq}`
  return [{ key, kind: 'expire-pages', incidentId, payload: { pageIds }, dueAt: new Date(payload.expiresAt) }]
}
