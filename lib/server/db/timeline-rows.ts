import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { markLines } from '@/lib/server/db/history/search-marks'
import { type Tx, together } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { searchTextOf } from '@/lib/server/search-text'

/** A row with the columns it is found by, as the table keeps it. */
export interface TimelineRecord {
  seq: number
  entryId: string
  kind: string
  actorId: string
  starred: boolean
  occurredAt: string
  row: TimelineRow
  searchText: string
}

/** A row as a version before ours may have stored it, until its incident is folded again (SPEC LOG-10). */
export type StoredRow = Omit<TimelineRow, 'attachments'> & Partial<Pick<TimelineRow, 'attachments'>>

export const asRow = (row: StoredRow): TimelineRow => ({ ...row, attachments: row.attachments ?? [] })

export const recordOf = (row: TimelineRow): TimelineRecord => ({
  seq: row.seq,
  entryId: row.entryId,
  kind: row.kind,
  actorId: row.actor.id,
  starred: row.starred,
  occurredAt: row.occurredAt,
  row,
  searchText: searchTextOf(row),
})

/** Saves rows in one statement, replacing those of the same `seq`. The caller holds the incident's lock. */
export async function saveRows(tx: Tx, incidentId: string, rows: TimelineRow[]): Promise<void> {
  if (rows.length === 0) return
  const records = rows.map(recordOf)
  const saved = rowsOf(
    tx,
    sql`insert into timeline_entry
      (incident_id, seq, entry_id, kind, actor_id, starred, occurred_at, row, search_text)
    select ${incidentId}::uuid, * from unnest(
      ${records.map(({ seq }) => seq)}::int[],
      ${records.map(({ entryId }) => entryId)}::text[],
      ${records.map(({ kind }) => kind)}::text[],
      ${records.map(({ actorId }) => actorId)}::text[],
      ${records.map(({ starred }) => starred)}::bool[],
      ${records.map(({ occurredAt }) => occurredAt)}::timestamptz[],
      ${records.map(({ row }) => JSON.stringify(row))}::jsonb[],
      ${records.map(({ searchText }) => searchText)}::text[])
    on conflict (incident_id, seq) do update set entry_id = excluded.entry_id, kind = excluded.kind,
      actor_id = excluded.actor_id, starred = excluded.starred, occurred_at = excluded.occurred_at,
      row = excluded.row, search_text = excluded.search_text`,
    'save-rows',
  )
  const seqs = records.map(({ seq }) => seq)
  await together([saved, markLines(tx, incidentId, seqs)])
}

export async function deleteRows(tx: Tx, incidentId: string, seqs: number[]): Promise<void> {
  if (seqs.length === 0) return
  await rowsOf(tx, sql`delete from timeline_entry where incident_id = ${incidentId} and seq = any(${seqs}::int[])`)
  await markLines(tx, incidentId, seqs)
}

/** All rows of an incident with their columns, to be compared with a fold. */
export async function readRecords(tx: Tx, incidentId: string): Promise<TimelineRecord[]> {
  const rows = await rowsOf<Omit<TimelineRecord, 'occurredAt'> & { occurredAt: Date }>(
    tx,
    sql`select seq, entry_id as "entryId", kind, actor_id as "actorId", starred, occurred_at as "occurredAt", row,
        search_text as "searchText"
      from timeline_entry where incident_id = ${incidentId} order by seq`,
  )
  return rows.map((record) => ({ ...record, occurredAt: record.occurredAt.toISOString() }))
}

export const rowsByEntryId = (tx: Tx, incidentId: string, entryIds: string[]): Promise<TimelineRow[]> =>
  readRows(
    tx,
    sql`select row from timeline_entry where incident_id = ${incidentId} and entry_id = any(${entryIds}::text[])`,
    'rows-by-entry-id',
  )

export const rowsBySeq = (tx: Tx, incidentId: string, seqs: number[]): Promise<TimelineRow[]> =>
  readRows(tx, sql`select row from timeline_entry where incident_id = ${incidentId} and seq = any(${seqs}::int[])`)

/** The latest rows of a room, in `seq` order. */
export const latestRows = (tx: Tx, incidentId: string, limit: number): Promise<TimelineRow[]> =>
  readRows(
    tx,
    sql`select row from (select seq, row from timeline_entry where incident_id = ${incidentId}
      order by seq desc limit ${limit}) latest order by seq`,
    'latest-rows',
  )

async function readRows(tx: Tx, statement: Sql, name?: string): Promise<TimelineRow[]> {
  const rows = await rowsOf<{ row: StoredRow }>(tx, statement, name)
  return rows.map(({ row }) => asRow(row))
}
