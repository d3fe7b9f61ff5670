import { z } from 'zod'
import { now } from '@/lib/server/clock'
import { mayRelease, releaseHeld, stillUnsettled } from '@/lib/server/db/alert-holds'
import { endSnooze } from '@/lib/server/db/alert-marks'
import { findReceiverById } from '@/lib/server/db/integrations'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { settlePipelinesTimer, settleTimer } from '@/lib/server/integrations/alert-timers'
import { holdBack } from '@/lib/server/integrations/hold-back'
import { pageForAlerts } from '@/lib/server/integrations/page-for-alerts'
import { armTimer } from '@/lib/server/timers/timers'

const holdSchema = z.object({ holdId: z.string() })
const alertSchema = z.object({ alertId: z.string() })

/** What is being saved is soon saved. */
const SAVED_MS = 200

/**
 * A silence or a maintenance window is over: what it held and still fires is settled as if it were new (SPEC ALERT-4).
 * Alerts that it holds in transactions under way are waited for, outside of this one: those may wait for timers that are
 * being fired.
 */
export async function handleReleaseHeld({ payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { holdId } = holdSchema.parse(payload)
  return withTransaction(async (tx) => {
    const at = now()
    if (!(await mayRelease(tx, holdId))) return { kind: 'again', at: new Date(at.getTime() + SAVED_MS) }
    for (const { serviceId, integrationId, ids } of await releaseHeld(tx, holdId, at)) {
      // Another silence may hold it still.
      await holdBack(tx, ids)
      if ((await stillUnsettled(tx, ids)).length > 0) await armSettling(tx, { serviceId, integrationId }, at)
    }
    return undefined
  })
}

/** A snooze is over: what still fires is somebody's again. */
export async function handleSnoozeOver({ payload }: DueTimer): Promise<undefined> {
  const { alertId } = alertSchema.parse(payload)
  const at = now()
  await withTransaction(async (tx) => {
    const alert = await endSnooze(tx, alertId, null, at, at)
    if (alert?.isFiring) await wake(tx, alertId, alert, at)
  })
}

type Woken = NonNullable<Awaited<ReturnType<typeof endSnooze>>>

/** Pages for an alert that is no longer snoozed, or settles it when it has no incident yet. */
export async function wake(tx: Tx, alertId: string, alert: Woken, at: Date): Promise<void> {
  const { incidentId, serviceId, integrationId, severity } = alert
  if (incidentId === null) await armSettling(tx, { serviceId, integrationId }, at)
  else {
    await pageForAlerts(tx, {
      incidentId,
      serviceId,
      integrationId,
      alertId,
      severity,
      count: 1,
      because: 'snooze-over',
    })
  }
}

async function armSettling(
  tx: Tx,
  place: { serviceId: string | null; integrationId: string },
  at: Date,
): Promise<void> {
  const receiver = await findReceiverById(place.integrationId)
  const isDelivery = receiver?.rules.about === 'delivery'
  await (isDelivery ? armTimer(tx, settlePipelinesTimer(at)) : armTimer(tx, settleTimer(place, at)))
}
