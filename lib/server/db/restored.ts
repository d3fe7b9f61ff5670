import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'

/** Incidents in which somebody is being called, or a request of a lever is under way. */
export async function listUnsettled(): Promise<string[]> {
  const rows = await query<{ id: string }>(
    sql`select incident.id from incident
        where exists (select 1 from escalation
            where escalation.incident_id = incident.id and escalation.state in ('running', 'acknowledged'))
          or jsonb_path_exists(incident.state,
            '$.mitigations[*].action ? (@.state == "requested" || @.state == "sending")')
        order by incident.number`,
  )
  return rows.map(({ id }) => id)
}

/** How much there is, for the one who wonders whether everything is back. */
export interface Holdings {
  people: number
  incidents: number
  events: number
}

export async function countHoldings(): Promise<Holdings> {
  const [row] = await query<Holdings>(
    sql`select (select count(*) from person where removed_at is null)::int as people,
        (select count(*) from incident)::int as incidents, (select count(*) from incident_event)::int as events`,
  )
  return row ?? { people: 0, incidents: 0, events: 0 }
}
