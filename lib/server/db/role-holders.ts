import { query } from '@/lib/server/db/pool'
import { presentPeople } from '@/lib/server/db/presence'
import { sql } from '@/lib/server/db/sql'

export interface RoleHolder {
  incidentId: string
  personId: string
}

const timerKey = sql`'absent:' || held.incident_id || ':' || held.person_id`

/** Holders of roles whose room is open nowhere, who do not count as absent yet and for whom no timer runs. */
export const listMissingHolders = (): Promise<RoleHolder[]> =>
  query<RoleHolder>(
    sql`select distinct held.incident_id as "incidentId", held.person_id as "personId"
        from incident join incident_role held on held.incident_id = incident.id
        where incident.status in ('active', 'mitigated', 'resolved') and not held.is_absent
          and not exists (select 1 from timer where key = ${timerKey} and state = 'armed')
          and not exists (select 1 from ${presentPeople} present
            where present.incident_id = held.incident_id and present.person_id = held.person_id)`,
    'missing-holders',
  )

/** Holders of roles who count as absent and are here. */
export const listReturnedHolders = (): Promise<RoleHolder[]> =>
  query<RoleHolder>(
    sql`select distinct held.incident_id as "incidentId", held.person_id as "personId"
        from ${presentPeople} present join incident_role held
          on held.incident_id = present.incident_id and held.person_id = present.person_id
        where held.is_absent`,
    'returned-holders',
  )

/** Cancels the timers of those who are here. One that fires in this moment is left to do so. */
export async function cancelTimersOfPresent(): Promise<void> {
  await query(
    sql`update timer set state = 'cancelled' where id in (
          select id from timer where kind = 'mark-absent' and state = 'armed' and key in (
            select ${timerKey} from ${presentPeople} held)
          for update skip locked)`,
    'cancel-absences',
  )
}

/** Moves every absence that is still to come. */
export async function moveAbsences(dueAt: Date): Promise<void> {
  await query(sql`update timer set due_at = ${dueAt} where kind = 'mark-absent' and state = 'armed'`)
}
