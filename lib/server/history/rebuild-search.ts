import { now } from '@/lib/server/clock'
import { differingParts, indexIncident } from '@/lib/server/db/history/search-index'
import { markParts } from '@/lib/server/db/history/search-marks'
import { DOCUMENT_PART, TITLE_PART } from '@/lib/server/db/history/term-queries'
import { lockIncident } from '@/lib/server/db/incident-row'
import { withTransaction } from '@/lib/server/db/pool'

/** Makes the words of an incident again, mends what differs, and names it. What is only behind does not differ. */
export async function rebuildSearch(incidentId: string): Promise<string[]> {
  const differences = await withTransaction(async (tx) => {
    if (!(await lockIncident(tx, incidentId))) return []
    const parts = await differingParts(tx, incidentId)
    if (parts?.length === 0) return []
    await markParts(tx, incidentId, parts ?? [TITLE_PART, DOCUMENT_PART])
    return parts ? parts.map(nameOf) : ['words for search']
  })
  if (differences.length > 0) await indexWhole(incidentId)
  return differences
}

async function indexWhole(incidentId: string): Promise<void> {
  while ((await withTransaction((tx) => indexIncident(tx, incidentId, now()))) === 'more');
}

function nameOf(part: number): string {
  if (part === TITLE_PART) return 'words of the title'
  return part === DOCUMENT_PART ? 'words of the postmortem' : `words of lines, block ${part}`
}
