import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { lastReminder, nextReminder, reviewDue } from '@/lib/domain/incident/review-due'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { writeReviewReminder } from '@/lib/server/mail/review-mail'
import { readSetting } from '@/lib/server/organisation-settings'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

const payloadSchema = z.object({ resolvedAt: z.string() })

/**
 * Reminds whoever sees to the review, by the rules as they are now, and waits for the next time. It ends when the
 * review is published, nobody asks for one any more, or the incident was reopened: another resolution arms another.
 */
export async function remindReview({ incidentId, payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { resolvedAt } = payloadSchema.parse(payload)
  const at = now().toISOString()
  const next = await withTransaction(async (tx) => {
    const incident = await currentState(tx, await requireIncident(tx, SYSTEM_ACTOR, z.string().parse(incidentId)))
    const dueAt = reviewDue(incident, await readSetting('review-rules', tx))
    if (!dueAt || incident.instants.resolvedAt?.at !== resolvedAt) return null
    // By other rules it may be due later than it was when this was armed.
    const remindedAt = lastReminder(dueAt, at)
    if (remindedAt) await writeReviewReminder(tx, incident, { dueAt, remindedAt }, at)
    return nextReminder(dueAt, at)
  })
  return next ? { kind: 'again', at: new Date(next) } : undefined
}
