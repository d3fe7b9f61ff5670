import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/domain/actor'
import type { LeverInput, LeverUse, LeverView } from '@/lib/domain/catalogue/lever-view'
import { type LeverKind, leverKindSchema } from '@/lib/domain/incident/lever'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

interface LeverRow extends Omit<LeverView, 'updatedAt'> {
  updatedAt: Date
}

/** The latest pull of a lever, as far as the actor may know of it. */
const latestUse = (actor: Actor, isDrill: boolean, ofLever: Sql): Sql => sql`(
  select json_build_object('at', to_char(used.started_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                           'incidentKey', incident.state ->> 'key')
  from incident_mitigation used join ${visibleIncidents(actor)} incident on incident.id = used.incident_id
  where ${ofLever} and used.started_at is not null and (incident.kind = 'drill') = ${isDrill}
  order by used.started_at desc, incident.number desc limit 1)`

const thisLever = sql`used.service_id = lever.service_id and used.lever = lever.kind`

/** The levers of services, in the order of the four. */
export async function listLeverRows(actor: Actor, serviceIds: string[]): Promise<LeverView[]> {
  const rows = await query<LeverRow>(
    sql`select id, service_id as "serviceId", kind, how, url, who, expected_minutes as "expectedMinutes", action,
        updated_at as "updatedAt",
        ${latestUse(actor, false, thisLever)} as "lastUsed", ${latestUse(actor, true, thisLever)} as "lastRehearsed"
      from lever where service_id = any(${serviceIds}::uuid[])
      order by service_id, array_position(${leverKindSchema.options}::text[], kind)`,
  )
  return rows.map(({ updatedAt, ...lever }) => ({ ...lever, updatedAt: updatedAt.toISOString() }))
}

export interface LeverSummary {
  serviceId: string
  leversReady: number
  lastRehearsed: LeverUse | null
}

/** For each service that has levers: how many, and when one of them was last rehearsed. */
export const listLeverSummaries = (actor: Actor): Promise<LeverSummary[]> =>
  query<LeverSummary>(
    sql`select service_id as "serviceId", count(*)::int as "leversReady",
        ${latestUse(actor, true, sql`used.service_id = lever.service_id and used.lever is not null`)} as "lastRehearsed"
      from lever group by service_id`,
  )

/** Writes down a lever, over what was written; the request it carries stays as it is. */
export async function saveLever(tx: Tx, serviceId: string, kind: LeverKind, lever: LeverInput, at: Date) {
  const { how, url, who, expectedMinutes } = lever
  await rowsOf(
    tx,
    sql`insert into lever (id, service_id, kind, how, url, who, expected_minutes, updated_at)
        values (${randomUUID()}, ${serviceId}, ${kind}, ${how}, ${url}, ${who}, ${expectedMinutes}, ${at})
        on conflict (service_id, kind) do update
        set how = excluded.how, url = excluded.url, who = excluded.who,
            expected_minutes = excluded.expected_minutes, updated_at = excluded.updated_at`,
  )
}

/** Takes a lever away with the request it carries; answers false when there was none. */
export async function removeLever(serviceId: string, kind: LeverKind): Promise<boolean> {
  const rows = await query(sql`delete from lever where service_id = ${serviceId} and kind = ${kind} returning id`)
  return rows.length > 0
}
