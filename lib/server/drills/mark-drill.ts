import { saveDrillMark } from '@/lib/server/db/drills'
import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'

const marks = { 'drill.paused': 'paused', 'drill.resumed': 'resumed', 'drill.ended': 'ended' } as const

/** The clock of a drill follows its log, in the same transaction. */
export async function markDrills(tx: Tx, { sealed }: IncidentDraft): Promise<void> {
  for (const { event } of sealed) {
    if (event.type !== 'drill.paused' && event.type !== 'drill.resumed' && event.type !== 'drill.ended') continue
    await saveDrillMark(tx, event.payload.drillId, marks[event.type], event.recordedAt)
  }
}
