import * as Y from 'yjs'
import { pool, query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { asUnavailable } from '@/lib/server/db/unavailable'

/** An update of a document, and who made it; null is the server itself (the draft). */
export interface DocumentUpdate {
  update: Uint8Array
  personId: string | null
}

/** Saves a new document that says what `update` makes of an empty one. Does nothing when there is one already. */
export async function createDocument(tx: Tx, incidentId: string, update: Uint8Array, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`with made as (
        insert into postmortem_document (incident_id, head, created_at) values (${incidentId}, 1, ${at.toISOString()})
        on conflict do nothing returning incident_id
      )
      insert into postmortem_update (incident_id, seq, update, person_id, at)
      select incident_id, 1, ${Buffer.from(update)}, null, ${at.toISOString()}::timestamptz from made`,
  )
}

/** Takes the document's row lock until the end of the transaction; null when the incident has no document. */
export async function lockDocument(tx: Tx, incidentId: string): Promise<{ head: number } | null> {
  const [row] = await rowsOf<{ head: number }>(
    tx,
    sql`select head from postmortem_document where incident_id = ${incidentId} for no key update`,
    'lock-document',
  )
  return row ?? null
}

export interface StoredDocument {
  snapshot: Buffer | null
  snapshotSeq: number
  head: number
  projectedSeq: number
  /** After the snapshot, in order. */
  updates: Buffer[]
}

/** What is stored of a document, in one statement, so that snapshot and journal fit together. */
export async function readDocument(tx: Pick<Tx, 'query'>, incidentId: string): Promise<StoredDocument | null> {
  const [row] = await rowsOf<StoredDocument>(
    tx,
    sql`select snapshot, snapshot_seq as "snapshotSeq", head, projected_seq as "projectedSeq",
        array(select update from postmortem_update journal
          where journal.incident_id = document.incident_id and seq > snapshot_seq order by seq) as updates
      from postmortem_document document where incident_id = ${incidentId}`,
    'read-document',
  )
  return row ?? null
}

/** What a document says in all: one update that makes it of an empty one. */
export const updateOf = ({ snapshot, updates }: Pick<StoredDocument, 'snapshot' | 'updates'>): Uint8Array =>
  Y.mergeUpdates(snapshot ? [snapshot, ...updates] : updates)

/** The document of an incident as far as its journal goes; null when it has none. */
export async function loadDocument(tx: Tx, incidentId: string): Promise<{ doc: Y.Doc; head: number } | null> {
  const stored = await readDocument(tx, incidentId)
  if (!stored) return null
  const doc = new Y.Doc()
  applyStored(doc, stored)
  return { doc, head: stored.head }
}

/** Applies what is stored as one change, as it would come from elsewhere. */
export function applyStored(doc: Y.Doc, { snapshot, updates }: StoredDocument, origin?: unknown): void {
  const apply = () => {
    for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update, origin)
  }
  Y.transact(doc, apply, origin, false)
}

/** As `readDocument`, outside of a transaction. */
export async function readStored(incidentId: string): Promise<StoredDocument | null> {
  try {
    return await readDocument(pool(), incidentId)
  } catch (error) {
    throw asUnavailable(error) ?? error
  }
}

/**
 * Appends updates to the journal and answers the `seq` of the last: one statement, which is a transaction by itself and
 * one round trip. The row's lock gives the numbers out without gaps. Null when there is no document.
 */
export async function appendUpdates(incidentId: string, updates: readonly DocumentUpdate[]): Promise<number | null> {
  const [row] = await query<{ head: number }>(
    sql`with document as (
        update postmortem_document set head = head + ${updates.length}::int where incident_id = ${incidentId} returning head
      ), added as (
        insert into postmortem_update (incident_id, seq, update, person_id, at)
        select ${incidentId}::uuid, document.head - ${updates.length}::int + given.place::int, given.update,
          given.person_id, clock_timestamp()
        from document, unnest(${updates.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength))}::bytea[],
          ${updates.map(({ personId }) => personId)}::uuid[]) with ordinality as given (update, person_id, place)
      )
      select head from document`,
    'append-document-updates',
  )
  return row?.head ?? null
}

export interface JournalRow {
  incidentId: string
  head: number
  /** Null when the journal no longer goes back so far. */
  seq: number | null
  update: Buffer | null
}

/**
 * What several documents have in their journals after the `seq` they are known to; nothing of those that are at their
 * heads.
 */
export const readJournals = (known: ReadonlyMap<string, number>): Promise<JournalRow[]> =>
  query<JournalRow>(
    sql`select document.incident_id as "incidentId", document.head, journal.seq, journal.update
      from unnest(${[...known.keys()]}::uuid[], ${[...known.values()]}::int[]) as open (incident_id, known)
      join postmortem_document document on document.incident_id = open.incident_id and document.head > open.known
      left join postmortem_update journal on journal.incident_id = document.incident_id and journal.seq > open.known
      order by document.incident_id, journal.seq`,
    'read-journals',
  )
