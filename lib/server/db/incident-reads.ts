import type { Actor, PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { IncidentKind, Severity, Status } from '@/lib/domain/incident/values'
import type { Tx } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'
import { numberOfKey } from '@/lib/server/incident-key'
import { isUuid } from '@/lib/server/uuid'

/** More than a device holds. */
const MAX_HELD = 200

/** An incident as it is stored; `state` is ours to use only when it has our `reducerVersion`. */
export interface StoredIncident {
  id: string
  state: IncidentState
  reducerVersion: number
  headSeq: number
  /** The mark of the person who reads; null without one. */
  readSeq: number | null
}

const columns = (actor: Actor): Sql => sql`incident.id, incident.state, incident.reducer_version as "reducerVersion",
  incident.head_seq as "headSeq", ${markOf(actor)} as "readSeq"`

const markOf = (actor: Actor): Sql =>
  actor.kind === 'person'
    ? sql`(select seq from read_mark where incident_id = incident.id and person_id = ${actor.id})`
    : sql`null::int`

/** An incident by id or key; null alike when there is none and when the actor may not see it. */
export async function findIncident(tx: Tx, actor: Actor, idOrKey: string): Promise<StoredIncident | null> {
  const number = numberOfKey(idOrKey)
  if (number === null && !isUuid(idOrKey)) return null
  const condition = number === null ? sql`incident.id = ${idOrKey}` : sql`incident.number = ${number}`
  const [row] = await rowsOf<StoredIncident>(
    tx,
    sql`select ${columns(actor)} from ${visibleIncidents(actor)} incident where ${condition}`,
  )
  return row ?? null
}

export interface IncidentFilter {
  status: Status[]
  severity: Severity[]
  kind: IncidentKind[]
  serviceId?: string | undefined
  commanderId?: string | undefined
  /** Words of the title, or a key. */
  q?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Where a page ended. */
export interface Cursor {
  declaredAt: string
  id: string
}

/** Visible incidents, the latest declared first. */
export function listStoredIncidents(
  tx: Tx,
  actor: Actor,
  filter: IncidentFilter,
  { after, limit }: { after: Cursor | null; limit: number },
): Promise<StoredIncident[]> {
  const position = after
    ? [sql`(declared_at < ${after.declaredAt} or (declared_at = ${after.declaredAt} and id > ${after.id}))`]
    : []
  return rowsOf<StoredIncident>(
    tx,
    sql`select ${columns(actor)} from ${visibleIncidents(actor)} incident
      where ${allOf([...conditionsOf(filter), ...position])}
      order by declared_at desc, id limit ${limit}`,
  )
}

/** What a shift looks at: all that is open, and what was resolved since an instant. */
export const listShiftIncidents = (tx: Tx, actor: Actor, since: string, limit: number): Promise<StoredIncident[]> =>
  rowsOf<StoredIncident>(
    tx,
    sql`select ${columns(actor)} from ${visibleIncidents(actor)} incident
      where outcome is null and (status in ('active', 'mitigated') or resolved_at >= ${since})
      order by status, declared_at desc limit ${limit}`,
  )

/** What a device of a person holds, and what else is open and has seen them; the newest first. */
export const listHeldIncidents = (tx: Tx, actor: PersonActor, held: readonly string[]): Promise<StoredIncident[]> =>
  rowsOf<StoredIncident>(
    tx,
    sql`select ${columns(actor)} from ${visibleIncidents(actor)} incident
      where id = any(${held}::uuid[]) or (status in ('active', 'mitigated') and exists (
        select 1 from incident_participant where incident_id = incident.id and person_id = ${actor.id}))
      order by id = any(${held}::uuid[]) desc, declared_at desc, id limit ${MAX_HELD}`,
  )

/** Those in which something was left in place that is neither undone nor permanent; in a drill, nothing really was. */
export const listIncidentsWithCrutches = (tx: Tx, actor: Actor): Promise<StoredIncident[]> =>
  rowsOf<StoredIncident>(
    tx,
    sql`select ${columns(actor)} from ${visibleIncidents(actor)} incident
      where kind <> 'drill' and exists (select 1 from incident_mitigation
        where incident_id = incident.id and crutch_expires_at is not null)
      order by declared_at, id`,
  )

function conditionsOf({ status, severity, kind, serviceId, commanderId, q, from, to }: IncidentFilter): Sql[] {
  return [
    ...(status.length > 0 ? [sql`status = any(${status}::incident_status[])`] : []),
    ...(severity.length > 0 ? [sql`severity = any(${severity}::severity[])`] : []),
    ...(kind.length > 0 ? [sql`kind = any(${kind}::incident_kind[])`] : []),
    ...(serviceId
      ? [sql`exists (select 1 from incident_service where incident_id = incident.id and service_id = ${serviceId})`]
      : []),
    ...(commanderId ? [sql`commander_id = ${commanderId}`] : []),
    ...(from ? [sql`declared_at >= ${from}`] : []),
    ...(to ? [sql`declared_at < ${to}`] : []),
    ...(q ? [matching(q)] : []),
  ]
}

function matching(q: string): Sql {
  const number = numberOfKey(q) ?? (/^[1-9]\d{0,8}$/.test(q) ? Number(q) : null)
  // The titles of the measures have an index; each incident has its measures.
  const titled = sql`id in (select incident_id from incident_measure
    where title ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`})`
  return number === null ? titled : sql`(number = ${number} or ${titled})`
}
