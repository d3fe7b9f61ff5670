import type { RecordedActor } from '@/lib/domain/actor'
import { type IncidentEvent, parseEvent } from '@/lib/domain/incident/events'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import type { SealedEvent } from '@/lib/server/incident-draft'

/** An event as PostgreSQL keeps it. */
export interface StoredEvent {
  incidentId: string
  seq: number
  type: string
  payload: unknown
  payloadDigest: Buffer
  salt: Buffer | null
  actor: RecordedActor
  commandId: string
  recordedAt: Date
  hash: Buffer
}

const storedColumns = sql`incident_id as "incidentId", seq, type, payload, payload_digest as "payloadDigest", salt, actor,
  command_id as "commandId", recorded_at as "recordedAt", hash`

/** Appends in one statement. The caller holds the incident's row lock, so `seq` has no gaps. */
export async function insertEvents(tx: Tx, incidentId: string, sealed: SealedEvent[]): Promise<void> {
  const events = sealed.map(({ event }) => event)
  await rowsOf(
    tx,
    sql`insert into incident_event
      (incident_id, seq, type, payload, payload_digest, salt, actor, command_id, recorded_at, hash)
    select ${incidentId}::uuid, * from unnest(
      ${events.map(({ seq }) => seq)}::int[],
      ${events.map(({ type }) => type)}::text[],
      ${events.map(({ payload }) => JSON.stringify(payload))}::jsonb[],
      ${sealed.map(({ payloadDigest }) => payloadDigest)}::bytea[],
      ${sealed.map(({ salt }) => salt)}::bytea[],
      ${events.map(({ actor }) => JSON.stringify(actor))}::jsonb[],
      ${events.map(({ commandId }) => commandId)}::uuid[],
      ${events.map(({ recordedAt }) => recordedAt)}::timestamptz[],
      ${sealed.map(({ hash }) => hash)}::bytea[])`,
    'insert-events',
  )
}

/** Forgets the payloads of redacted events; their digests keep the chain whole. */
export async function forgetPayloads(tx: Tx, incidentId: string, seqs: number[]): Promise<void> {
  if (seqs.length === 0) return
  await rowsOf(
    tx,
    sql`update incident_event set payload = null, salt = null
      where incident_id = ${incidentId} and seq = any(${seqs}::int[]) and payload is not null`,
  )
}

/** Events `from` to `to`, both included, in order; at most `limit`. */
export const readEvents = (
  tx: Tx,
  incidentId: string,
  { from, to, limit = 10_000 }: { from: number; to?: number; limit?: number },
): Promise<StoredEvent[]> =>
  readWhere(tx, sql`incident_id = ${incidentId} and seq >= ${from} and seq <= ${to ?? 2_147_483_647}`, limit)

/** The events at these places, in order. */
export const readEventsAt = (tx: Tx, incidentId: string, seqs: number[]): Promise<StoredEvent[]> =>
  readWhere(tx, sql`incident_id = ${incidentId} and seq = any(${seqs}::int[])`, seqs.length)

/** The events that may carry the words of an entry: its own, its corrections, the briefs that quote it. */
export const readMentionsOfEntry = (tx: Tx, incidentId: string, entrySeq: number): Promise<StoredEvent[]> =>
  readWhere(
    tx,
    sql`incident_id = ${incidentId} and (seq = ${entrySeq}
      or (type = 'entry.corrected' and payload -> 'entrySeq' = to_jsonb(${entrySeq}::int))
      or (type = 'brief.written' and payload -> 'quotedSeqs' @> to_jsonb(${entrySeq}::int)))`,
    10_000,
  )

const readWhere = (tx: Tx, condition: Sql, limit: number): Promise<StoredEvent[]> =>
  rowsOf<StoredEvent>(
    tx,
    sql`select ${storedColumns} from incident_event where ${condition} order by incident_id, seq limit ${limit}`,
  )

/** Reads a stored event. One of a type this build does not know is passed on as it is: readers skip it. */
export function eventOf(stored: StoredEvent): IncidentEvent {
  const { payloadDigest: _digest, salt: _salt, ...rest } = stored
  const event = { ...rest, recordedAt: stored.recordedAt.toISOString(), hash: stored.hash.toString('hex') }
  return parseEvent(event) ?? (event as IncidentEvent)
}
