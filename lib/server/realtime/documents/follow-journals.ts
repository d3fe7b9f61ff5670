import { type JournalRow, readJournals } from '@/lib/server/db/postmortem-document'
import type { OpenDocument } from '@/lib/server/realtime/documents/open-document'
import { type Rounds, startRounds } from '@/lib/server/rounds'

const ROUND_MS = 400

/**
 * Keeps the documents of this process in step with their journals, whoever wrote there: twice a second in one statement
 * for all, and at once when another process says so.
 */
export function followJournals(open: ReadonlyMap<string, OpenDocument>): Rounds {
  const look = async () => {
    if (open.size === 0) return ROUND_MS
    const known = new Map([...open.values()].map((each) => [each.incidentId, each.known]))
    const byIncident = Map.groupBy(await readJournals(known), ({ incidentId }: JournalRow) => incidentId)
    for (const [incidentId, rows] of byIncident) {
      const found = open.get(incidentId)
      if (found && !found.follow(rows)) await found.catchUp()
    }
    return ROUND_MS
  }
  return startRounds(look, {
    failing: 'Documents cannot be kept in step with the database; trying again',
    recovered: 'Documents are in step with the database again',
    pauseAfterFailureMs: ROUND_MS,
  })
}
