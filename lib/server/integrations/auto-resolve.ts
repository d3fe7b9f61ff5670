import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isUntouched } from '@/lib/domain/alert/untouched'
import { resolveQuiet } from '@/lib/domain/incident/commands/resolve-quiet'
import { now } from '@/lib/server/clock'
import { isAnybodyPresent } from '@/lib/server/db/alert-reports'
import { countAlerts } from '@/lib/server/db/alerts'
import { findReceiverById } from '@/lib/server/db/integrations'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { commandIdOf } from '@/lib/server/timers/command-id'

const MINUTE_MS = 60_000
const payloadSchema = z.object({ integrationId: z.string() })

/**
 * No alert of an incident has fired for as long as its integration says: resolves it when alerts opened it and no person
 * has been in it (SPEC ALERT-6). While somebody has the room open it waits; a room with people is left to them.
 */
export async function autoResolve(timer: DueTimer): Promise<TimerOutcome | undefined> {
  const incidentId = z.string().parse(timer.incidentId)
  const receiver = await findReceiverById(payloadSchema.parse(timer.payload).integrationId)
  const quietMinutes = receiver?.rules.autoResolveMinutes ?? null
  const incident = await getIncident(SYSTEM_ACTOR, incidentId)
  if (quietMinutes === null || !isUntouched(incident)) return undefined
  if ((await countAlerts(incidentId)).firing > 0) return undefined
  if (await isAnybodyPresent(incidentId)) return { kind: 'again', at: new Date(now().getTime() + MINUTE_MS) }
  const { name } = resolveQuiet
  await execute({ incidentId, name, actor: SYSTEM_ACTOR, commandId: commandIdOf(timer), input: { quietMinutes } })
  return undefined
}
