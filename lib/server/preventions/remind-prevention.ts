import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { dayOf } from '@/lib/domain/postmortem/prevention'
import { nextReminder } from '@/lib/domain/postmortem/prevention-rules'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { findPrevention } from '@/lib/server/db/preventions'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { writeReminder } from '@/lib/server/mail/prevention-mail'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

const payloadSchema = z.object({ preventionId: z.string() })

/**
 * Writes the mail of today, if there is a reason for one now, and waits for the next day. It takes no lock of the
 * incident: a change that moves this timer holds that and waits for us.
 */
export async function remindPrevention({ payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { preventionId } = payloadSchema.parse(payload)
  const at = now()
  const next = await withTransaction(async (tx) => {
    const stored = await findPrevention(tx, preventionId)
    if (!stored) return null
    const { prevention } = stored
    const incident = await currentState(tx, await requireIncident(tx, SYSTEM_ACTOR, prevention.incident.id))
    await writeReminder(tx, incident, prevention, dayOf(at))
    return nextReminder(prevention, at)
  })
  return next ? { kind: 'again', at: next } : undefined
}
