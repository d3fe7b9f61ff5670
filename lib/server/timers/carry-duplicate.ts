import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import { refOf } from '@/lib/domain/incident/lookups'
import type { DueTimer } from '@/lib/server/db/timers'
import { execute } from '@/lib/server/execute'
import { moveAlerts } from '@/lib/server/integrations/move-alerts'
import { getIncident } from '@/lib/server/queries/get-incident'
import { commandIdOf } from '@/lib/server/timers/command-id'

const payloadSchema = z.object({ of: z.string() })

/** People and alerts of an incident marked as a duplicate move to the one it is a duplicate of (SPEC DUP). */
export async function carryDuplicate(timer: DueTimer): Promise<undefined> {
  const { of } = payloadSchema.parse(timer.payload)
  const duplicate = await getIncident(SYSTEM_ACTOR, z.string().parse(timer.incidentId))
  // Reopened meanwhile: it is an incident of its own again.
  if (duplicate.duplicateOf?.id !== of) return undefined
  const { id, key, title, members, participants, alerts } = duplicate
  const input = {
    from: { id, key, title },
    members,
    // Who left is not brought back by the merge.
    participants: participants.items.filter(({ leftAt }) => leftAt === null).map(refOf),
    alerts: alerts.total,
  }
  const commandId = commandIdOf(timer)
  await execute({ incidentId: of, name: 'receive-duplicate', actor: SYSTEM_ACTOR, commandId, input }).catch(
    // An earlier run told the other incident already, of people who have changed since.
    (error: unknown) => {
      if (!isAppError(error) || error.code !== 'command_id_reused') throw error
    },
  )
  await moveAlerts(id, of)
  return undefined
}
