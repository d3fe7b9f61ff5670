import type { ChangeRef } from '@/lib/domain/change/change'
import type { KnownIncident, KnownPerson } from '@/lib/domain/incident/define-command'
import type { AffectedService, IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { numberOfKey } from '@/lib/server/incident-key'
import { isUuid } from '@/lib/server/uuid'

/** People of the organisation; those removed are not found. */
export const findPeople = (tx: Tx, ids: string[]): Promise<KnownPerson[]> =>
  rowsOf<KnownPerson>(
    tx,
    sql`select id, name, role from person where id = any(${ids}::uuid[]) and removed_at is null`,
    'find-people',
  )

export const findTeams = (tx: Tx, ids: string[]): Promise<Ref[]> =>
  rowsOf<Ref>(tx, sql`select id, name from team where id = any(${ids}::uuid[])`)

/** Services in use; those archived are not found. */
export const findServices = (tx: Tx, ids: string[]): Promise<AffectedService[]> =>
  rowsOf<AffectedService>(
    tx,
    sql`select id, name, key, team_id as "teamId" from service where id = any(${ids}::uuid[]) and archived_at is null`,
  )

/** Changes as the log quotes them. */
export const findChanges = (tx: Tx, ids: string[]): Promise<ChangeRef[]> =>
  rowsOf<ChangeRef>(
    tx,
    sql`select change.id, change.kind, change.title, change.author, change.url,
        to_char(change.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        case when service.id is null then null
             else json_build_object('id', service.id, 'name', service.name) end as service
      from change left join service on service.id = change.service_id
      where change.id = any(${ids}::uuid[])`,
  )

/**
 * Until the end of the transaction nothing else is marked as a duplicate: so no two become duplicates of each other, and
 * nothing one of what just became one. It is waited for with the own incident's lock held, and whoever has it waits for no
 * other incident, so nobody waits in a circle.
 */
export async function holdDuplicates(tx: Tx): Promise<void> {
  await rowsOf(tx, sql`select pg_advisory_xact_lock(hashtext('evenkeel duplicates'))`)
}

/** An incident with what decides who may see it. */
export interface FoundIncident extends KnownIncident, Pick<IncidentState, 'members'> {}

/** Incidents by id or key, whoever may see them: the caller filters by `canView`. */
export function findIncidents(tx: Tx, idsOrKeys: string[]): Promise<FoundIncident[]> {
  const numbers = idsOrKeys.flatMap((idOrKey) => numberOfKey(idOrKey) ?? [])
  const ids = idsOrKeys.filter(isUuid)
  return rowsOf<FoundIncident>(
    tx,
    sql`select id, state ->> 'key' as key, title, kind, visibility, state #>> '{duplicateOf,key}' as "duplicateOfKey",
        state -> 'members' as members
      from incident where number = any(${numbers}::int[]) or id = any(${ids}::uuid[])`,
  )
}
