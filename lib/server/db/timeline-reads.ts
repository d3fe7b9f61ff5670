import type { Actor } from '@/lib/domain/actor'
import type { RowKind, TimelineRow } from '@/lib/domain/incident/timeline'
import { headline, wordsOfLine } from '@/lib/server/db/headline'
import type { Tx } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { asRow, type StoredRow } from '@/lib/server/db/timeline-rows'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

export interface TimelineFilter {
  kinds: RowKind[]
  personId?: string | undefined
  starred?: boolean | undefined
}

/** Rows before, or after, a `seq`; the nearest ones, in `seq` order. The caller has found the incident visible. */
export async function readTimeline(
  tx: Tx,
  incidentId: string,
  { kinds, personId, starred }: TimelineFilter,
  { before, after, limit }: { before?: number | undefined; after?: number | undefined; limit: number },
): Promise<TimelineRow[]> {
  const isForward = before === undefined && after !== undefined
  const conditions = [
    sql`incident_id = ${incidentId}`,
    ...(before === undefined ? [] : [sql`seq < ${before}`]),
    ...(after === undefined ? [] : [sql`seq > ${after}`]),
    ...(kinds.length > 0 ? [sql`kind = any(${kinds}::text[])`] : []),
    ...(personId === undefined ? [] : [sql`actor_id = ${personId}`]),
    ...(starred === undefined ? [] : [sql`starred = ${starred}`]),
  ]
  const rows = await rowsOf<{ row: StoredRow }>(
    tx,
    sql`select row from timeline_entry where ${allOf(conditions)}
      order by seq ${isForward ? sql`asc` : sql`desc`} limit ${limit}`,
  )
  const nearest = rows.map(({ row }) => asRow(row))
  return isForward ? nearest : nearest.reverse()
}

/** A row that a search found; the words that matched stand between MARK_START and MARK_END in `headline`. */
export interface FoundRow {
  incidentId: string
  number: number
  title: string
  row: TimelineRow
  headline: string
}

/** What is looked for: whole words in any of their forms, and the beginning of the last one. */
export interface Sought {
  /** As typed: "quoted phrases", `or` and `-without` have their usual meaning. */
  text: string
  /** The text without its last word, and that word, when it may be unfinished. */
  unfinished: { before: string; word: string } | null
}

/** Rows of some incidents that match, of those that are visible, the best first. */
export async function searchRows(
  tx: Tx,
  actor: Actor,
  sought: Sought,
  { incidentIds, limit }: { incidentIds: readonly string[]; limit: number },
): Promise<FoundRow[]> {
  const rows = await rowsOf<Omit<FoundRow, 'row'> & { row: StoredRow }>(
    tx,
    sql`with sought as materialized (select ${tsQuery(sought)} as query),
      found as (
        select incident.id, incident.number, incident.title, entry.row, entry.search_text, entry.seq,
          entry.occurred_at, ts_rank(entry.search, sought.query) as rank
        from sought, ${visibleIncidents(actor)} incident cross join lateral (
          select * from timeline_entry where incident_id = incident.id offset 0) entry
        where incident.id = any(${incidentIds}::uuid[]) and entry.search @@ sought.query
        order by rank desc, entry.occurred_at desc, entry.incident_id, entry.seq desc limit ${limit}
      )
      select found.id as "incidentId", found.number, found.title, found.row,
        ${headline(wordsOfLine(sql`found.search_text`), sql`sought.query`)} as headline
      from found, sought order by found.rank desc, found.occurred_at desc, found.id, found.seq desc`,
  )
  return rows.map((found) => ({ ...found, row: asRow(found.row) }))
}

function tsQuery({ text, unfinished }: Sought): Sql {
  const whole = sql`websearch_to_tsquery('english', ${text}) || websearch_to_tsquery('simple', ${text})`
  if (!unfinished) return whole
  const prefix = `'${unfinished.word.replace(/['\\]/g, '')}':*`
  return sql`${whole} || (websearch_to_tsquery('simple', ${unfinished.before}) && to_tsquery('simple', ${prefix}))`
}
