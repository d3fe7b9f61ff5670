import type { PersonActor } from '@/lib/domain/actor'
import type { AlertDetail } from '@/lib/domain/alert/alert'
import { AppError } from '@/lib/domain/errors'
import { requireResponder } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { endSnooze, snoozeAlert } from '@/lib/server/db/alert-marks'
import { withTransaction } from '@/lib/server/db/pool'
import { snoozeKey, snoozeTimer } from '@/lib/server/integrations/alert-timers'
import { wake } from '@/lib/server/integrations/hold-handlers'
import { getAlert } from '@/lib/server/queries/get-alert'
import { armTimer, cancelTimer } from '@/lib/server/timers/timers'

const MINUTE_MS = 60_000

/** Snoozes one alert that fires; snoozed again it counts from now. Throws `not_found`, and `conflict` when it is over. */
export async function snooze(
  actor: PersonActor,
  id: string,
  { minutes, reason = null }: { minutes: number; reason?: string | null | undefined },
): Promise<AlertDetail> {
  requireResponder(actor)
  await getAlert(actor, id)
  const at = now()
  const until = new Date(at.getTime() + minutes * MINUTE_MS)
  await withTransaction(async (tx) => {
    const isSnoozed = await snoozeAlert(tx, id, { until, byName: actor.name, reason }, at)
    if (!isSnoozed) throw new AppError('conflict', 'This alert does not fire any more')
    await armTimer(tx, snoozeTimer(id, until))
  })
  return getAlert(actor, id)
}

/** Ends a snooze before its time; the alert is somebody's again. One that is not snoozed stays as it is. */
export async function unsnooze(actor: PersonActor, id: string): Promise<AlertDetail> {
  requireResponder(actor)
  await getAlert(actor, id)
  const at = now()
  await withTransaction(async (tx) => {
    await cancelTimer(tx, snoozeKey(id))
    const alert = await endSnooze(tx, id, actor.name, at)
    if (alert?.isFiring) await wake(tx, id, alert, at)
  })
  return getAlert(actor, id)
}
