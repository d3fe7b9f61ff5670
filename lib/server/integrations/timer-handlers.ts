import { z } from 'zod'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { reportAlerts } from '@/lib/server/integrations/report-alerts'
import { settleAlerts } from '@/lib/server/integrations/settle-alerts'

const placeSchema = z.object({ serviceId: z.string().nullable(), integrationId: z.string() })
const reportSchema = z.object({ integrationId: z.string() })

/** Handles the timer that gives alerts to incidents. */
export async function handleSettleAlerts({ payload }: DueTimer): Promise<undefined> {
  await settleAlerts(placeSchema.parse(payload))
}

/** Handles the timer that tells an incident about its alerts. */
export async function handleReportAlerts({ payload, incidentId }: DueTimer): Promise<TimerOutcome | undefined> {
  const again = await reportAlerts(z.string().parse(incidentId), reportSchema.parse(payload).integrationId)
  return again ? { kind: 'again', at: again } : undefined
}
