import { z } from 'zod'
import { now } from '@/lib/server/clock'
import { findReceiverById, isEnabled } from '@/lib/server/db/integrations'
import type { DueTimer } from '@/lib/server/db/timers'
import { receiveSignals } from '@/lib/server/integrations/receive-signals'

/** The one alert of a heartbeat. */
export const HEARTBEAT_KEY = 'heartbeat'

const payloadSchema = z.object({ integrationId: z.string() })

/** No sign of life came in time: that is an alert. One of a disabled integration is not missed. */
export async function missBeat({ payload, dueAt }: DueTimer): Promise<undefined> {
  const { integrationId } = payloadSchema.parse(payload)
  const receiver = await findReceiverById(integrationId)
  if (!receiver || !(await isEnabled(integrationId))) return
  const { name, rules } = receiver
  const title = `No heartbeat from ${name} for ${rules.heartbeatMinutes} minute${rules.heartbeatMinutes === 1 ? '' : 's'}`
  await receiveSignals(receiver, [
    {
      dedupKey: HEARTBEAT_KEY,
      status: 'firing',
      title,
      labels: { alertname: 'HeartbeatMissed', heartbeat: name },
      annotations: { summary: title },
      url: null,
      startsAt: dueAt.toISOString(),
      endsAt: null,
      raw: { heartbeat: name, expectedBy: dueAt.toISOString(), noticedAt: now().toISOString() },
    },
  ])
}
