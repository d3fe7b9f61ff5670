import { BLOCK, DOCUMENT_PART, TITLE_PART } from '@/lib/server/db/history/term-queries'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/*
 * What changes the words of an incident says so in its own transaction: the parts that no longer hold are taken away, and
 * searches look at what stands there instead, until the job has made them anew (SPEC FIND-4).
 */

/** Of an incident that is new: it has a title, and its lines come after `head_seq`. */
export const markNew = (tx: Tx, incidentId: string): Promise<unknown> =>
  rowsOf(
    tx,
    sql`insert into history_indexed (incident_id, head_seq, stale, behind_since)
      values (${incidentId}, 0, array[${TITLE_PART}::int], now()) on conflict do nothing`,
    'mark-search-new',
  )

/** Lines were added, changed or taken away. The caller holds the incident's lock. */
export const markLines = (tx: Tx, incidentId: string, seqs: readonly number[]): Promise<unknown> =>
  rowsOf(
    tx,
    sql`with changed as (
        select array(select distinct seq / ${BLOCK}::int from unnest(${seqs}::int[]) as seq where seq <= head_seq) as parts
        from history_indexed where incident_id = ${incidentId}
      ), gone as (
        delete from history_text using changed where incident_id = ${incidentId} and part = any(changed.parts)
      )
      update history_indexed set ${markedStale(sql`changed.parts`)} from changed
      where incident_id = ${incidentId} and (behind_since is null or not stale @> changed.parts)`,
    'mark-search-lines',
  )

/** The title was changed. The caller holds the incident's lock. */
export const markTitle = (tx: Tx, incidentId: string): Promise<unknown> => markParts(tx, incidentId, [TITLE_PART])

/** Cards and sections of the postmortem were changed. The caller holds the document's lock. */
export const markDocument = (tx: Tx, incidentId: string): Promise<unknown> => markParts(tx, incidentId, [DOCUMENT_PART])

/** Takes parts away. It always writes the row, so that it waits for a job that has the row, and is seen by the next. */
export const markParts = (tx: Tx, incidentId: string, parts: readonly number[]): Promise<unknown> =>
  rowsOf(
    tx,
    sql`with gone as (delete from history_text where incident_id = ${incidentId} and part = any(${parts}::int[]))
      insert into history_indexed (incident_id, head_seq, stale, behind_since)
      values (${incidentId}, 0, ${parts}::int[], now())
      on conflict (incident_id) do update set ${markedStale(sql`excluded.stale`)}`,
    'mark-search-parts',
  )

const markedStale = (parts: Sql): Sql =>
  sql`behind_since = coalesce(history_indexed.behind_since, now()),
    stale = array(select distinct unnest(history_indexed.stale || ${parts}) order by 1)`

/**
 * Takes the words of events that are redacted out of the vocabulary of typos, before they are forgotten. Words that
 * stand elsewhere too come back when somebody says them again.
 */
export async function forgetWords(tx: Tx, incidentId: string, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return
  await rowsOf(
    tx,
    sql`delete from search_word where word in (
      select unnest(tsvector_to_array(search)) from timeline_entry
        where incident_id = ${incidentId} and seq = any(${seqs}::int[])
      union select unnest(tsvector_to_array(jsonb_to_tsvector('simple', payload, '["string"]')
          || jsonb_to_tsvector('english', payload, '["string"]'))) from incident_event
        where incident_id = ${incidentId} and seq = any(${seqs}::int[]) and payload is not null)`,
  )
}
