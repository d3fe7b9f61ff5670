import { randomUUID } from 'node:crypto'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isActionUnderWay } from '@/lib/domain/incident/action-rules'
import { isUnderWay } from '@/lib/domain/on-call/escalation'
import { countHoldings, type Holdings, listUnsettled } from '@/lib/server/db/restored'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { rebuildAll, refoldStale } from '@/lib/server/rebuild'
import { verifyLog } from '@/lib/server/verify-log'

const REASON = 'Restored from a backup'

/** What was found in a restored database. */
export interface Restored extends Holdings {
  broken: number
  differences: number
}

/**
 * Proves that what was restored is whole: every chain holds, and everything derived is what the log says. Before that it
 * ends in the log what was under way, unless the installation goes on where it stood. Done twice it changes nothing.
 */
export async function finishRestore(isTakingOver: boolean, log: (line: string) => void): Promise<Restored> {
  log('Verifying every log …')
  const { broken } = await verifyLog(undefined, log)
  await refoldStale()
  if (!isTakingOver) for (const id of await listUnsettled()) await settle(id)
  log('Comparing what is derived with the logs …')
  const { differences } = await rebuildAll(log)
  return { ...(await countHoldings()), broken, differences }
}

async function settle(incidentId: string): Promise<void> {
  const { paging, mitigations } = await getIncident(SYSTEM_ACTOR, incidentId)
  const run = (name: string, input: object) =>
    execute({ incidentId, name, actor: SYSTEM_ACTOR, commandId: randomUUID(), input })
  for (const escalation of paging.escalations) {
    if (isUnderWay(escalation)) await run('stop-escalation', { escalationId: escalation.id, reason: REASON })
  }
  for (const { id: mitigationId, action } of mitigations) {
    if (!action || !isActionUnderWay(action)) continue
    const { actionId, state } = action
    const name = state === 'sending' ? 'record-action-unknown' : 'record-action-not-sent'
    await run(name, { mitigationId, actionId, reason: `${REASON}: whether it was sent since is not known.` })
  }
}
