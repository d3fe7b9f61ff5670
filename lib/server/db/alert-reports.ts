import type { Joining } from '@/lib/server/db/alerts'
import { query } from '@/lib/server/db/pool'
import { presentPeople } from '@/lib/server/db/presence'
import { sql } from '@/lib/server/db/sql'

/** What the log is told of alerts that were given to their incident since it was last told. */
export interface SettledSince {
  /** Why the last of them belongs here. */
  joined: Joining | null
  flapping: number
}

/** Why the alerts that an incident got after an instant belong to it, and how many of them flap. */
export async function readSettledSince(incidentId: string, since: Date): Promise<SettledSince> {
  const [found] = await query<SettledSince>(
    sql`with fresh as (
          select joined_because, joined_window, is_flapping, settled_at, id from alert
          where incident_id = ${incidentId} and settled_at >= ${since}
        )
        select (select count(*) from fresh where is_flapping)::int as "flapping",
          (select json_build_object('because', joined_because, 'windowMinutes', joined_window)
            from fresh where joined_because is not null order by settled_at desc, is_flapping, id limit 1) as "joined"`,
  )
  return found ?? { joined: null, flapping: 0 }
}

/** Whether anybody has this room open, by whichever process. */
export async function isAnybodyPresent(incidentId: string): Promise<boolean> {
  const rows = await query(sql`select 1 from ${presentPeople} present where incident_id = ${incidentId} limit 1`)
  return rows.length > 0
}
