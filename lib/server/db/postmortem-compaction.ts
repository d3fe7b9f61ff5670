import * as Y from 'yjs'
import { query, withTransaction } from '@/lib/server/db/pool'
import { lockDocument, readDocument, updateOf } from '@/lib/server/db/postmortem-document'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** So long other processes may follow by the journal; whoever is later reads the snapshot. */
export const KEEP_JOURNAL_SECONDS = 60

interface Compaction {
  /** What the document says at this head, if the caller knows; otherwise it is read. */
  stateAt?: (head: number) => Uint8Array | null
  /** Leaves young rows of the journal to processes that follow it. */
  keepsYoung?: boolean
}

/**
 * Puts snapshot and journal of a document together into one snapshot; answers its bytes, or null when there was nothing
 * to do.
 */
export const compactDocument = (incidentId: string, { stateAt, keepsYoung }: Compaction = {}): Promise<number | null> =>
  withTransaction(async (tx) => {
    const locked = await lockDocument(tx, incidentId)
    if (!locked) return null
    const [journal] = await rowsOf<{ count: number; isBehind: boolean; bytes: number }>(
      tx,
      sql`select snapshot_seq < head as "isBehind", coalesce(octet_length(snapshot), 0) as bytes,
          (select count(*)::int from postmortem_update where incident_id = ${incidentId}) as count
        from postmortem_document where incident_id = ${incidentId}`,
    )
    if (!journal || (journal.count === 0 && !journal.isBehind)) return null
    let { bytes } = journal
    if (journal.isBehind) {
      const state = stateAt?.(locked.head) ?? (await encodedState())
      bytes = state.byteLength
      await rowsOf(
        tx,
        sql`update postmortem_document set snapshot = ${Buffer.from(state)}, snapshot_seq = head,
            snapshot_at = clock_timestamp() where incident_id = ${incidentId}`,
      )
    }
    const seconds = keepsYoung ? KEEP_JOURNAL_SECONDS : 0
    await rowsOf(
      tx,
      sql`delete from postmortem_update where incident_id = ${incidentId} and seq <= ${locked.head}
        and at <= clock_timestamp() - ${seconds} * interval '1 second'`,
    )
    return bytes

    /** By a document of its own: it forgets what was deleted, which merging updates alone does not. */
    async function encodedState(): Promise<Uint8Array> {
      const stored = await readDocument(tx, incidentId)
      const doc = new Y.Doc()
      if (stored) Y.applyUpdate(doc, updateOf(stored))
      return Y.encodeStateAsUpdate(doc)
    }
  })

/**
 * Documents that nobody has compacted since their last edit, a while ago: their server went away, or nobody opened
 * them.
 */
export async function listUncompacted(): Promise<string[]> {
  const rows = await query<{ id: string }>(
    sql`select incident_id as id from postmortem_update group by incident_id
      having max(at) < clock_timestamp() - ${2 * KEEP_JOURNAL_SECONDS} * interval '1 second' and max(seq) > 1`,
  )
  return rows.map(({ id }) => id)
}
