import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { now } from '@/lib/server/clock'
import { resolveAlertsOf, type StoredDrill } from '@/lib/server/db/drills'
import { withTransaction } from '@/lib/server/db/pool'
import { execute } from '@/lib/server/execute'
import { reportTimer } from '@/lib/server/integrations/alert-timers'
import { armTimer } from '@/lib/server/timers/timers'

/** Ends a drill: its alerts resolve with it, and its incident is resolved. */
export async function endDrill(
  { id, incidentId }: Pick<StoredDrill, 'id' | 'incidentId'>,
  { commandId, note }: { commandId: string; note: string | null },
): Promise<void> {
  await execute({ incidentId, name: 'end-drill', actor: SYSTEM_ACTOR, commandId, input: { note } })
  const at = now()
  await withTransaction(async (tx) => {
    if (await resolveAlertsOf(tx, id, at)) await armTimer(tx, reportTimer(incidentId, id, at))
  })
}
