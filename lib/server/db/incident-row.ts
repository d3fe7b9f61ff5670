import { type IncidentState, REDUCER_VERSION } from '@/lib/domain/incident/state'
import { markNew, markTitle } from '@/lib/server/db/history/search-marks'
import { query, type Tx, together } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { type Head, headMac, isSame } from '@/lib/server/log-chain'
import { logger } from '@/lib/server/logger'
import type { IncidentProjection } from '@/lib/server/project-incident'

export interface LockedIncident {
  id: string
  /** Of `reducerVersion`: not to be used when that is another than ours. */
  state: IncidentState
  reducerVersion: number
  head: Head
  /** The MAC as stored when it does not fit the head: somebody without the key wrote there. */
  falseMac: Buffer | null
}

interface IncidentRow {
  state: IncidentState
  reducerVersion: number
  headSeq: number
  headHash: Buffer
  headMac: Buffer
}

const lockedColumns = sql`state, reducer_version as "reducerVersion", head_seq as "headSeq", head_hash as "headHash",
  head_mac as "headMac"`

/**
 * Takes the incident's row lock until the end of the transaction: commands on one incident run one batch at a time.
 * `no key`, so that they do not wait for uploads, whose rows refer to this one.
 */
export async function lockIncident(tx: Tx, id: string): Promise<LockedIncident | null> {
  const [row] = await rowsOf<IncidentRow>(
    tx,
    sql`select ${lockedColumns} from incident where id = ${id} for no key update`,
    'lock-incident',
  )
  return row ? lockedOf(id, row) : null
}

/**
 * Takes the locks of those that nobody else has, and waits for none: so two that take several never block each other.
 */
export async function lockFreeIncidents(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedIncident>> {
  const rows = await rowsOf<IncidentRow & { id: string }>(
    tx,
    sql`select id, ${lockedColumns} from incident where id = any(${ids}::uuid[]) for no key update skip locked`,
    'lock-free-incidents',
  )
  return new Map(rows.map((row) => [row.id, lockedOf(row.id, row)]))
}

function lockedOf(id: string, row: IncidentRow): LockedIncident {
  const head = { seq: row.headSeq, hash: row.headHash }
  const isGenuine = isSame(row.headMac, headMac(id, head))
  if (!isGenuine)
    logger.error({ incidentId: id, headSeq: head.seq }, 'The head of a log has a false MAC: run verify-log')
  return {
    id,
    head,
    state: row.state,
    reducerVersion: row.reducerVersion,
    falseMac: isGenuine ? null : row.headMac,
  }
}

/** The next number of the installation. A declaration that fails leaves a gap, which is accepted. */
export async function nextNumber(tx: Tx): Promise<number> {
  const [row] = await rowsOf<{ number: number }>(
    tx,
    sql`select nextval(pg_get_serial_sequence('incident', 'number'))::int as number`,
  )
  if (!row) throw new Error('The sequence of incident numbers is missing')
  return row.number
}

/** Makes the row of a declared incident. */
export async function insertIncident(tx: Tx, draft: IncidentDraft, { columns }: IncidentProjection): Promise<void> {
  const { id, state, head } = draft
  const inserted = rowsOf(
    tx,
    sql`insert into incident (id, number, head_seq, head_hash, head_mac, ${foldColumns})
      values (${id}, ${state.number}, ${head.seq}, ${head.hash}, ${headMac(id, head)}, ${foldValues(state, columns)})`,
  )
  await together([inserted, markNew(tx, id)])
}

/** Saves the fold, its columns, and the head with its MAC. */
export async function saveIncident(tx: Tx, draft: IncidentDraft, { columns }: IncidentProjection): Promise<void> {
  const { id, before, state, head, falseMac } = draft
  // A head that was tampered with is never vouched for again: its false MAC stays, and `verify` keeps naming it.
  const mac = falseMac ?? headMac(id, head)
  const saved = rowsOf(
    tx,
    sql`update incident set head_seq = ${head.seq}, head_hash = ${head.hash}, head_mac = ${mac},
        (${foldColumns}) = row(${foldValues(state, columns)})
      where id = ${id}`,
    'save-incident',
  )
  const isRetitled = before !== null && before.title !== state.title
  await together([saved, isRetitled ? markTitle(tx, id) : Promise.resolve()])
}

/** Saves the fold and its columns, and leaves the log's own columns alone. */
export async function saveFold(tx: Tx, state: IncidentState, { columns }: IncidentProjection): Promise<void> {
  await rowsOf(
    tx,
    sql`update incident set (${foldColumns}) = row(${foldValues(state, columns)}) where id = ${state.id}`,
  )
}

const foldColumns = sql`state, reducer_version, title, kind, severity, status, outcome, visibility, delivery_prevented,
  commander_id, declared_at, impact_started_at, detected_at, mitigated_at, resolved_at, closed_at, update_due_at,
  last_activity_at, review_status, review_version, review_owner_id, review_published_at`

const foldValues = (state: IncidentState, columns: IncidentProjection['columns']): Sql =>
  sql`${JSON.stringify(state)}::jsonb, ${REDUCER_VERSION}::int, ${columns.title}, ${columns.kind}::incident_kind,
    ${columns.severity}::severity, ${columns.status}::incident_status, ${columns.outcome},
    ${columns.visibility}::visibility, ${columns.deliveryPrevented}::bool, ${columns.commanderId}::uuid,
    ${columns.declaredAt}::timestamptz, ${columns.impactStartedAt}::timestamptz, ${columns.detectedAt}::timestamptz,
    ${columns.mitigatedAt}::timestamptz, ${columns.resolvedAt}::timestamptz, ${columns.closedAt}::timestamptz,
    ${columns.updateDueAt}::timestamptz, ${columns.lastActivityAt}::timestamptz, ${columns.reviewStatus},
    ${columns.reviewVersion}::int, ${columns.reviewOwnerId}::uuid, ${columns.reviewPublishedAt}::timestamptz`

/** The derived columns as they are stored, to be compared with a projection. */
export async function readFold(
  tx: Tx,
  id: string,
): Promise<{ state: unknown; reducerVersion: number; columns: IncidentProjection['columns'] } | null> {
  const [row] = await rowsOf<Record<string, unknown> & { state: unknown; reducerVersion: number }>(
    tx,
    sql`select state, reducer_version as "reducerVersion", title, kind, severity, status, outcome, visibility,
        delivery_prevented as "deliveryPrevented", commander_id as "commanderId", declared_at as "declaredAt",
        impact_started_at as "impactStartedAt", detected_at as "detectedAt", mitigated_at as "mitigatedAt",
        resolved_at as "resolvedAt", closed_at as "closedAt", update_due_at as "updateDueAt",
        last_activity_at as "lastActivityAt", review_status as "reviewStatus", review_version as "reviewVersion",
        review_owner_id as "reviewOwnerId", review_published_at as "reviewPublishedAt"
      from incident where id = ${id}`,
  )
  if (!row) return null
  const { state, reducerVersion, ...stored } = row
  const columns = Object.fromEntries(
    Object.entries(stored).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  )
  return { state, reducerVersion, columns: columns as unknown as IncidentProjection['columns'] }
}

/** A page of incident ids, in order; `stale` are those whose state another version of the reducer folded. */
export async function listIncidentIds(which: 'all' | 'stale', after: string | null, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    sql`select id from incident
      where (${which === 'all'} or reducer_version <> ${REDUCER_VERSION}) and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

/** The head of a log as stored, with what is said to vouch for it. */
export interface StoredHead extends Head {
  mac: Buffer
}

export async function findHead(tx: Tx, id: string): Promise<StoredHead | null> {
  const [row] = await rowsOf<StoredHead>(
    tx,
    sql`select head_seq as seq, head_hash as hash, head_mac as mac from incident where id = ${id}`,
  )
  return row ?? null
}
