import type { IncidentEvent } from '@/lib/domain/incident/events'
import { type TimelineRow, timelineOf } from '@/lib/domain/incident/timeline'

/** The rows of a whole log by `seq`: what applying its events one by one must give. */
export function foldTimeline(events: Iterable<IncidentEvent>): Map<number, TimelineRow> {
  const rows = new Map<number, TimelineRow>()
  for (const event of events) {
    const row = timelineOf(event, (seq) => rows.get(seq))
    if (row) rows.set(row.seq, row)
  }
  return rows
}
