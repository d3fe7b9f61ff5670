import type { Actor, OrganisationRole, RecordedActor } from '@/lib/domain/actor'
import { incidentKeyOf, type Ref } from '@/lib/domain/incident/values'
import type {
  Prevention,
  PreventionChange,
  PreventionIssue,
  PreventionKind,
  PreventionState,
} from '@/lib/domain/postmortem/prevention'
import { query, type Tx } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

/** An issue that is to be made: who asked, and since when a call may have left for it. */
export interface StoredRequest {
  kind: 'github'
  state: 'creating' | 'failed'
  requestId: string
  repository: string
  askedBy: RecordedActor
  askedAt: string
  /** Null while no call can have left; after that an issue is looked for before another is made. */
  triedAt: string | null
  problem: string | null
}

type StoredIssue = PreventionIssue | StoredRequest

/** A prevention as it is stored, with what only the making of its issue needs. */
export interface StoredPrevention {
  prevention: Prevention
  request: StoredRequest | null
}

interface Row {
  id: string
  incidentId: string
  number: number
  incidentTitle: string
  title: string
  kind: PreventionKind
  state: PreventionState
  owner: Ref | null
  dueOn: string | null
  cardId: string | null
  mitigationId: string | null
  evidence: string | null
  evidenceUrl: string | null
  declineReason: string | null
  askAgainOn: string | null
  issue: StoredIssue | null
  version: number
  createdAt: Date
  updatedAt: Date
  doneAt: Date | null
}

/** Days as text: a date of the driver's would be midnight somewhere. */
const columns = sql`prevention.id, prevention.incident_id as "incidentId", incident.number,
  incident.title as "incidentTitle", prevention.title, prevention.kind, prevention.state,
  case when owner.id is not null then jsonb_build_object('id', owner.id, 'name', owner.name) end as owner,
  prevention.due_on::text as "dueOn", prevention.card_id as "cardId", prevention.mitigation_id as "mitigationId",
  prevention.evidence, prevention.evidence_url as "evidenceUrl", prevention.decline_reason as "declineReason",
  prevention.ask_again_on::text as "askAgainOn", prevention.issue, prevention.version,
  prevention.created_at as "createdAt", prevention.updated_at as "updatedAt", prevention.done_at as "doneAt"`

const from = (incidents: Sql): Sql => sql`prevention
  join ${incidents} incident on incident.id = prevention.incident_id
  left join person owner on owner.id = prevention.owner_id`

const everything = from(sql`incident`)

const isRequest = (issue: StoredIssue | null): issue is StoredRequest => issue !== null && 'requestId' in issue

function storedOf(row: Row): StoredPrevention {
  const request = isRequest(row.issue) ? row.issue : null
  const { id, title, kind, state, owner, dueOn, cardId, mitigationId, version, doneAt } = row
  const prevention: Prevention = {
    id,
    incident: { id: row.incidentId, key: incidentKeyOf(row.number), title: row.incidentTitle },
    title,
    kind,
    state,
    owner: owner && { id: owner.id, name: owner.name },
    dueOn,
    cardId,
    mitigationId,
    evidence: row.evidence === null ? null : { text: row.evidence, url: row.evidenceUrl },
    declined:
      row.declineReason === null || row.askAgainOn === null
        ? null
        : { reason: row.declineReason, askAgainOn: row.askAgainOn },
    issue: isRequest(row.issue) ? null : issueOf(row.issue),
    ...(request && { issueRequest: requestOf(request) }),
    version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  }
  return { prevention, request }
}

const requestOf = ({ state, repository, problem }: StoredRequest) => ({ state, repository, problem })

/** In one order of keys, so that two can be compared: the database keeps none. */
function issueOf(issue: PreventionIssue | null): PreventionIssue | null {
  if (issue?.kind !== 'github') return issue && { kind: 'link', url: issue.url }
  const { kind, url, repository, number, state } = issue
  return { kind, url, repository, number, state }
}

async function read(tx: Tx, table: Sql, condition: Sql, rest: Sql = sql``): Promise<StoredPrevention[]> {
  return (await rowsOf<Row>(tx, sql`select ${columns} from ${table} where ${condition} ${rest}`)).map(storedOf)
}

const preventionOf = ({ prevention }: StoredPrevention): Prevention => prevention

/** All of an incident that the caller has found visible, in the order they were added. */
export const readPreventions = async (tx: Tx, incidentId: string): Promise<Prevention[]> =>
  (
    await read(
      tx,
      everything,
      sql`prevention.incident_id = ${incidentId}`,
      sql`order by prevention.created_at, prevention.id`,
    )
  ).map(preventionOf)

/** Whoever asks: for what the server does by itself, and behind the lock of its incident. */
export const findPrevention = async (tx: Tx, id: string): Promise<StoredPrevention | null> =>
  (await read(tx, everything, sql`prevention.id = ${id}`))[0] ?? null

/** Null alike when there is none and when it belongs to an incident the actor may not see. */
export const findVisiblePrevention = async (tx: Tx, actor: Actor, id: string): Promise<StoredPrevention | null> =>
  (await read(tx, from(visibleIncidents(actor)), sql`prevention.id = ${id}`))[0] ?? null

export interface PreventionFilter {
  state: PreventionState[]
  kind: PreventionKind[]
  /** Only those that are overdue on this day. */
  overdueOn: string | null
  ownerId: string | null
  /** Owned by somebody of this team. */
  teamId: string | null
}

/** Those of incidents the actor may see, the first due first. */
export async function listPreventionRows(
  tx: Tx,
  actor: Actor,
  { state, kind, overdueOn, ownerId, teamId }: PreventionFilter,
  limit: number,
): Promise<Prevention[]> {
  const conditions = [
    ...(state.length > 0 ? [sql`prevention.state = any(${state}::text[])`] : []),
    ...(kind.length > 0 ? [sql`prevention.kind = any(${kind}::text[])`] : []),
    ...(overdueOn === null ? [] : [isOverdueOn(overdueOn)]),
    ...(ownerId === null ? [] : [sql`prevention.owner_id = ${ownerId}`]),
    ...(teamId === null
      ? []
      : [sql`prevention.owner_id in (select person_id from team_member where team_id = ${teamId})`]),
  ]
  const order = sql`order by prevention.due_on nulls last, prevention.created_at, prevention.id limit ${limit}`
  return (await read(tx, from(visibleIncidents(actor)), allOf(conditions), order)).map(preventionOf)
}

const isOverdueOn = (today: string): Sql =>
  sql`(prevention.state in ('open', 'doing') and prevention.due_on < ${today}::date)`

/**
 * What somebody is to look at: theirs that are overdue or due until `soon`, and those that are asked again, also where
 * nobody owns them and the incident's review or command is theirs.
 */
export async function listPreventionsOf(
  tx: Tx,
  actor: Actor & { id: string },
  { today, soon }: { today: string; soon: string },
  limit: number,
): Promise<Prevention[]> {
  const isTheirs = sql`coalesce(prevention.owner_id, incident.review_owner_id, incident.commander_id) = ${actor.id}`
  const waits = sql`((prevention.state in ('open', 'doing') and prevention.due_on <= ${soon}::date)
    or (prevention.state = 'declined' and prevention.ask_again_on <= ${today}::date))`
  const order = sql`order by coalesce(prevention.due_on, prevention.ask_again_on), prevention.id limit ${limit}`
  return (await read(tx, from(visibleIncidents(actor)), sql`${isTheirs} and ${waits}`, order)).map(preventionOf)
}

export async function countPreventions(tx: Tx, incidentId: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    tx,
    sql`select count(*)::int as count from prevention where incident_id = ${incidentId}`,
  )
  return row?.count ?? 0
}

export async function insertPrevention(tx: Tx, one: Prevention, createdBy: string): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into prevention (id, incident_id, title, kind, state, owner_id, due_on, card_id, mitigation_id, version,
        created_by, created_at, updated_at)
      values (${one.id}, ${one.incident.id}, ${one.title}, ${one.kind}, ${one.state}, ${one.owner?.id ?? null},
        ${one.dueOn}::date, ${one.cardId}, ${one.mitigationId}, ${one.version}, ${createdBy}, ${one.createdAt},
        ${one.updatedAt})`,
  )
}

/** Saves one behind the lock of its incident. Says nothing of an issue that is being made. */
export async function updatePrevention(tx: Tx, one: Prevention): Promise<void> {
  await rowsOf(
    tx,
    sql`update prevention set title = ${one.title}, kind = ${one.kind}, state = ${one.state},
        owner_id = ${one.owner?.id ?? null}, due_on = ${one.dueOn}::date, card_id = ${one.cardId},
        evidence = ${one.evidence?.text ?? null}, evidence_url = ${one.evidence?.url ?? null},
        decline_reason = ${one.declined?.reason ?? null}, ask_again_on = ${one.declined?.askAgainOn ?? null}::date,
        version = ${one.version}, updated_at = ${one.updatedAt}, done_at = ${one.doneAt}
      where id = ${one.id}`,
  )
}

export async function saveIssue(tx: Tx, id: string, issue: StoredIssue | null): Promise<void> {
  await rowsOf(tx, sql`update prevention set issue = ${issue && JSON.stringify(issue)}::jsonb where id = ${id}`)
}

/** Ids of those that follow this issue. */
export async function findByIssue(url: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    sql`select id from prevention where issue ->> 'kind' = 'github' and issue ->> 'url' = ${url}`,
  )
  return rows.map(({ id }) => id)
}

export async function insertChange(
  tx: Tx,
  { id, incident, version, updatedAt }: Prevention,
  actor: RecordedActor,
  changes: PreventionChange['changes'],
): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into prevention_change (prevention_id, version, incident_id, actor, changes, at)
      values (${id}, ${version}, ${incident.id}, ${JSON.stringify(actor)}, ${JSON.stringify(changes)}, ${updatedAt})`,
  )
}

/** Of one that the caller has found visible, the latest change first. */
export async function listChangeRows(tx: Tx, preventionId: string): Promise<PreventionChange[]> {
  const rows = await rowsOf<Omit<PreventionChange, 'at'> & { at: Date }>(
    tx,
    sql`select version, actor, changes, at from prevention_change where prevention_id = ${preventionId}
      order by version desc`,
  )
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))
}

interface Person extends Ref {
  role: OrganisationRole
  email: string
}

/** Somebody as the organisation knows them now; null when they are no part of it. */
export async function findCandidate(tx: Tx, id: string): Promise<Person | null> {
  const [row] = await rowsOf<Person>(
    tx,
    sql`select id, name, role, email from person where id = ${id} and removed_at is null`,
  )
  return row ?? null
}
