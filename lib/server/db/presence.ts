import type { Present } from '@/lib/domain/realtime-protocol'
import { query } from '@/lib/server/db/pool'
import { liveProcesses } from '@/lib/server/db/server-processes'
import { sql } from '@/lib/server/db/sql'

/** Who has a room open by a process of the installation that is here. */
export const presentPeople = sql`(select presence.* from presence
  join ${liveProcesses} process on process.id = presence.process_id)`

/** Somebody in a room, as one process knows them. */
export interface PresenceRow extends Omit<Present, 'name'> {
  incidentId: string
}

/** Writes who is in these rooms by this process, all of them at once. True when somebody came or went. */
export async function writePresence(processId: string, incidentIds: string[], rows: PresenceRow[]): Promise<boolean> {
  const [counts] = await query<{ changed: number }>(
    sql`with given as (select * from unnest(
          ${rows.map(({ incidentId }) => incidentId)}::uuid[], ${rows.map(({ id }) => id)}::uuid[],
          ${rows.map(({ device }) => device)}::text[], ${rows.map(({ isActive }) => isActive)}::bool[],
          ${rows.map(({ since }) => since)}::timestamptz[]) as given (incident_id, person_id, device, is_active, since)),
        gone as (
          delete from presence where process_id = ${processId} and incident_id = any(${incidentIds}::uuid[])
            and (incident_id, person_id) not in (select incident_id, person_id from given)
          returning 1),
        came as (
          insert into presence (process_id, incident_id, person_id, device, is_active, since)
          select ${processId}::uuid, * from given
          on conflict (process_id, incident_id, person_id) do update
            set device = excluded.device, is_active = excluded.is_active, since = excluded.since
            where (presence.device, presence.is_active, presence.since)
              is distinct from (excluded.device, excluded.is_active, excluded.since)
          returning xmax = 0 as is_new)
        select ((select count(*) from gone) + (select count(*) from came where is_new))::int as changed`,
    'write-presence',
  )
  return (counts?.changed ?? 0) > 0
}

/** Everybody in these rooms, once a process; this one counts whatever its own heartbeat does. */
export const readPresence = (
  processId: string,
  incidentIds: string[],
): Promise<(Omit<Present, 'since'> & { incidentId: string; since: Date })[]> =>
  query(
    sql`select presence.incident_id as "incidentId", person.id, person.name, presence.device,
          presence.is_active as "isActive", presence.since
        from presence join person on person.id = presence.person_id
        where presence.incident_id = any(${incidentIds}::uuid[])
          and (presence.process_id = ${processId} or presence.process_id in (select id from ${liveProcesses} process))`,
    'read-presence',
  )

/** Whether a person has a tab open in this room, by whichever process. */
export async function isPresent(incidentId: string, personId: string): Promise<boolean> {
  const rows = await query(
    sql`select 1 from ${presentPeople} present
        where incident_id = ${incidentId} and person_id = ${personId} limit 1`,
    'is-present',
  )
  return rows.length > 0
}
