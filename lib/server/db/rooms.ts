import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import { query, together, withSnapshot } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** The head `seq` of each of these incidents. Nothing else of them is told, so it asks for no actor. */
export async function listHeads(incidentIds: string[]): Promise<Record<string, number>> {
  const rows = await query<{ id: string; headSeq: number }>(
    sql`select id, head_seq as "headSeq" from incident where id = any(${incidentIds}::uuid[])`,
    'list-heads',
  )
  return Object.fromEntries(rows.map(({ id, headSeq }) => [id, headSeq]))
}

/** What decides who may see an incident. */
export type Guarded = Pick<IncidentState, 'id' | 'visibility' | 'members'>

export interface Tail {
  headSeq: number
  /** As these events left it. */
  incident: Guarded
  events: IncidentEvent[]
}

/**
 * The events after a `seq`, at most `limit`, for the rooms' own use: whoever passes them on asks `incident` who may
 * see.
 */
export const readTail = (incidentId: string, after: number, limit: number): Promise<Tail | null> =>
  withSnapshot(async (tx) => {
    const [[found], stored] = await together([
      rowsOf<Guarded & { headSeq: number }>(
        tx,
        sql`select id, visibility, state -> 'members' as members, head_seq as "headSeq"
            from incident where id = ${incidentId}`,
        'tail-guard',
      ),
      readEvents(tx, incidentId, { from: after + 1, limit }),
    ])
    if (!found) return null
    const { headSeq, ...incident } = found
    return { headSeq, incident, events: stored.map(eventOf) }
  })

/** The id behind a key such as INC-12. */
export async function findIncidentIdByNumber(number: number): Promise<string | null> {
  const [row] = await query<{ id: string }>(sql`select id from incident where number = ${number}`, 'incident-by-number')
  return row?.id ?? null
}
