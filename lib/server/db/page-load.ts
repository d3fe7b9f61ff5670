import type { Actor } from '@/lib/domain/actor'
import type { PageOf } from '@/lib/domain/on-call/rota-load'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { visibleMeasures } from '@/lib/server/db/visible-incidents'

/** Pages of these people since an instant, in incidents that the actor may see; without drills and tests. */
export async function readPagesOf(tx: Tx, actor: Actor, personIds: readonly string[], since: Date): Promise<PageOf[]> {
  const rows = await rowsOf<Omit<PageOf, 'at'> & { at: Date }>(
    tx,
    sql`select page.person_id as "personId", page.asked_at as at, coalesce(person.time_zone, 'UTC') as zone
      from page join person on person.id = page.person_id
        join ${visibleMeasures(actor)} measure on measure.incident_id = page.incident_id
      where page.person_id = any(${personIds}::uuid[]) and page.asked_at >= ${since}
        and measure.kind <> 'drill' and not measure.is_test
      order by page.asked_at, page.id`,
  )
  return rows.map(({ at, ...page }) => ({ ...page, at: at.toISOString() }))
}
