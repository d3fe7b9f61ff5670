import { now } from '@/lib/server/clock'
import { moveAlertRows } from '@/lib/server/db/alert-incidents'
import { withTransaction } from '@/lib/server/db/pool'
import { reportTimer } from '@/lib/server/integrations/alert-timers'
import { armTimer } from '@/lib/server/timers/timers'

/** Gives all alerts of one incident to another, whose log is then told. */
export const moveAlerts = (fromId: string, toId: string): Promise<void> =>
  withTransaction(async (tx) => {
    const integrationId = await moveAlertRows(tx, fromId, toId)
    if (integrationId) await armTimer(tx, reportTimer(toId, integrationId, now()))
  })
