import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'

/** Cancels the armed timers of these kinds that are about closed incidents. */
export async function cancelTimersOfClosed(kinds: readonly string[]): Promise<void> {
  await query(
    sql`update timer set state = 'cancelled' from incident
        where incident.id = timer.incident_id and incident.status = 'closed'
          and timer.state = 'armed' and timer.kind = any(${kinds}::text[])`,
  )
}
