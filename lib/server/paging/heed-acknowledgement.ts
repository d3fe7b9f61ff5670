import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { now } from '@/lib/server/clock'
import { readSeenTo } from '@/lib/server/db/alert-marks'
import { readPagedServices, readPlans, readRunsOfAlerts } from '@/lib/server/db/escalations'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import type { DueTimer } from '@/lib/server/db/timers'
import { execute } from '@/lib/server/execute'
import { readSetting } from '@/lib/server/organisation-settings'
import { heldMinutes } from '@/lib/server/paging/known-paging'
import { armTimer } from '@/lib/server/timers/timers'

const MINUTE_MS = 60_000
const payloadSchema = z.object({ byName: z.string() })

/** Handles the timer that a sender's acknowledgement arms. */
export async function heedAcknowledgement({ incidentId, payload }: DueTimer): Promise<undefined> {
  await stopSeenTo(z.string().parse(incidentId), payloadSchema.parse(payload).byName)
}

/**
 * Stops the runs that alerts started in an incident when all alerts that fire there are acknowledged or snoozed by
 * now. As long as the policy of a run lets an acknowledgement hold; what still fires then asks again (SPEC ALERT-9).
 */
export async function stopSeenTo(incidentId: string, byName: string): Promise<void> {
  const at = now()
  if ((await readSeenTo(incidentId, at)) !== 'all') return
  const runs = await readRunsOfAlerts(incidentId)
  await withTransaction(async (tx) => {
    const plans = await readPlans(
      tx,
      runs.map(({ id }) => id),
    )
    for (const { id, serviceId } of runs) {
      await callAgain(tx, { incidentId, serviceId, after: id, minutes: plans.get(id)?.holdMinutes ?? null, at })
    }
  })
  for (const { id } of runs) {
    const input = { escalationId: id, byName: byName.slice(0, 200) }
    await execute({ incidentId, name: 'stop-acknowledged', actor: SYSTEM_ACTOR, commandId: randomUUID(), input })
  }
}

/** What somebody sees to wakes nobody now: only what still fires when that holds no longer. */
export async function putOff(incidentId: string, serviceIds: readonly string[], because: string): Promise<void> {
  const at = now()
  await withTransaction(async (tx) => {
    const cap = await readSetting('acknowledgement-cap', tx)
    for (const { id: serviceId, holdMinutes } of await readPagedServices(tx, serviceIds)) {
      await callAgain(tx, { incidentId, serviceId, after: because, minutes: heldMinutes(holdMinutes, cap), at })
    }
  })
}

interface Later {
  incidentId: string
  serviceId: string
  /** What it follows; the same is called for once. */
  after: string
  minutes: number | null
  at: Date
}

async function callAgain(tx: Tx, { incidentId, serviceId, after, minutes, at }: Later): Promise<void> {
  if (minutes === null) return
  await armTimer(tx, {
    key: `start-escalation:${incidentId}:${serviceId}:after:${after}`,
    kind: 'start-escalation',
    incidentId,
    payload: { serviceIds: [serviceId], isAgain: true },
    dueAt: new Date(at.getTime() + minutes * MINUTE_MS),
  })
}
