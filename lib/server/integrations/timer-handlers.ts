import { z } from 'zod'
import { now } from '@/lib/server/clock'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { reportAlerts } from '@/lib/server/integrations/report-alerts'
import { settleAlerts } from '@/lib/server/integrations/settle-alerts'
import { settlePipelines } from '@/lib/server/integrations/settle-pipelines'

const placeSchema = z.object({ serviceId: z.string().nullable(), integrationId: z.string() })
const reportSchema = z.object({ integrationId: z.string() })

/** What somebody is changing is soon changed. */
const CHANGED_MS = 200

/** Handles the timer that gives alerts to incidents. */
export const handleSettleAlerts = async ({ payload }: DueTimer) =>
  untilWhole(await settleAlerts(placeSchema.parse(payload)))

export const handleSettlePipelines = async () => untilWhole(await settlePipelines())

const untilWhole = (isWhole: boolean): TimerOutcome | undefined =>
  isWhole ? undefined : { kind: 'again', at: new Date(now().getTime() + CHANGED_MS) }

/** Handles the timer that tells an incident about its alerts. */
export async function handleReportAlerts({ payload, incidentId }: DueTimer): Promise<TimerOutcome | undefined> {
  const again = await reportAlerts(z.string().parse(incidentId), reportSchema.parse(payload).integrationId)
  return again ? { kind: 'again', at: again } : undefined
}
