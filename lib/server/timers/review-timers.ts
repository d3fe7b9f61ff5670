import type { IncidentEvent } from '@/lib/domain/incident/events'
import { nextReminder, reviewDue } from '@/lib/domain/incident/review-due'
import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { readSetting } from '@/lib/server/organisation-settings'
import { armTimer } from '@/lib/server/timers/timers'

/** What may change when a review is due. */
const movesDue = ({ type, payload }: IncidentEvent): boolean =>
  type === 'severity.changed' ||
  (type === 'status.changed' && payload.to === 'resolved') ||
  (type === 'instants.set' && payload.instants.resolvedAt !== undefined)

/**
 * Arms the reminders of a review when its incident is resolved. Each such event has a timer of its own, and one whose
 * instant no longer counts finds that out when it fires; two for one instant write one mail.
 */
export async function armReviewTimers(tx: Tx, { id, state, sealed }: IncidentDraft): Promise<void> {
  const event = sealed.findLast(({ event }) => movesDue(event))?.event
  const { resolvedAt } = state.instants
  if (!event || !resolvedAt || state.status !== 'resolved') return
  const dueAt = reviewDue(state, await readSetting('review-rules', tx))
  if (!dueAt) return
  await armTimer(tx, {
    key: `review:${id}:${event.seq}`,
    kind: 'remind-review',
    incidentId: id,
    payload: { resolvedAt: resolvedAt.at },
    dueAt: new Date(nextReminder(dueAt, event.recordedAt)),
  })
}
