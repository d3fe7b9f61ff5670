import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** The head `seq` of each of these incidents. Nothing else of them is told, so it asks for no actor. */
export async function listHeads(incidentIds: string[]): Promise<Record<string, number>> {
  const rows = await query<{ id: string; headSeq: number }>(
    sql`select id, head_seq as "headSeq" from incident where id = any(${incidentIds}::uuid[])`,
    'list-heads',
  )
  return Object.fromEntries(rows.map(({ id, headSeq }) => [id, headSeq]))
}

export interface RoleHolder {
  incidentId: string
  personId: string
}

/** Whoever holds a role in an incident that is not closed. */
export const listRoleHolders = (tx: Tx): Promise<RoleHolder[]> =>
  rowsOf<RoleHolder>(
    tx,
    sql`select distinct r.incident_id as "incidentId", r.person_id as "personId"
        from incident_role r join incident i on i.id = r.incident_id
        where i.status <> 'closed'`,
  )

/** Whether a person holds a role in an incident that is not closed. */
export async function holdsRole(tx: Tx, incidentId: string, personId: string): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`select 1 from incident_role r join incident i on i.id = r.incident_id
        where r.incident_id = ${incidentId} and r.person_id = ${personId} and i.status <> 'closed' limit 1`,
    'holds-role',
  )
  return rows.length > 0
}

/** The id behind a key such as INC-12. */
export async function findIncidentIdByNumber(number: number): Promise<string | null> {
  const [row] = await query<{ id: string }>(sql`select id from incident where number = ${number}`, 'incident-by-number')
  return row?.id ?? null
}
