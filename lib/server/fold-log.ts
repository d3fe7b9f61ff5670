import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import { type IncidentState, REDUCER_VERSION } from '@/lib/domain/incident/state'
import { type TimelineRow, timelineOf } from '@/lib/domain/incident/timeline'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import type { Tx } from '@/lib/server/db/pool'

/** What a log says when it is read from its first event. */
export interface Folded {
  state: IncidentState
  /** By `seq`, in order. */
  rows: Map<number, TimelineRow>
}

const PAGE = 1000

/** Folds the whole log of an incident: for rebuilds, and for states that another version of the reducer stored. */
export async function foldLog(tx: Tx, incidentId: string): Promise<Folded> {
  const rows = new Map<number, TimelineRow>()
  let state: IncidentState | null = null
  for (let from = 1, isMore = true; isMore; from += PAGE) {
    const page = await readEvents(tx, incidentId, { from, to: from + PAGE - 1 })
    isMore = page.length === PAGE
    for (const stored of page) {
      const event = eventOf(stored)
      state = reduceIncident(state, event)
      const row = timelineOf(event, (seq) => rows.get(seq))
      if (row) rows.set(row.seq, row)
    }
  }
  if (!state) throw new Error(`The log of incident ${incidentId} is empty`)
  return { state, rows }
}

/** Whether a stored state is the fold of this build's reducer. */
export const isCurrent = ({ reducerVersion }: { reducerVersion: number }): boolean => reducerVersion === REDUCER_VERSION
