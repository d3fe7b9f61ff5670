import { now } from '@/lib/server/clock'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import type { Tx } from '@/lib/server/db/pool'
import { lockScenariosOf, rewriteScenario } from '@/lib/server/db/scenarios'
import { withoutMessages } from '@/lib/server/drills/parse-scenario'
import { messagesOf } from '@/lib/server/drills/scenario-of-incident'
import type { IncidentDraft } from '@/lib/server/incident-draft'

/** Takes what this draft redacts out of the scenarios that were made of its incident, while the log still has the words. */
export async function redactScenarios(tx: Tx, { id, state, redactedSeqs }: IncidentDraft): Promise<void> {
  if (redactedSeqs.size === 0) return
  const scenarios = await lockScenariosOf(tx, id)
  if (scenarios.length === 0) return
  const words = messagesOf(state, (await readEvents(tx, id, { from: 1 })).map(eventOf), redactedSeqs)
  for (const scenario of scenarios) {
    const source = withoutMessages(scenario.source, words)
    if (source !== scenario.source) await rewriteScenario(tx, { id: scenario.id, source }, now())
  }
}
