import type { Actor } from '@/lib/domain/actor'
import type { RowKind, TimelineRow } from '@/lib/domain/incident/timeline'
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

/** Characters of the private use area, which are taken out of the text before it is marked with them. */
export const MARK_START = '\uE000'
export const MARK_END = '\uE001'
/** Stands for "<" in a headline: PostgreSQL leaves out what it takes for markup. */
export const LESS_THAN = '\uE002'

/** What is looked for: whole words in any of their forms, and the beginning of the last one. */
export interface Sought {
  /** As typed: "quoted phrases", `or` and `-without` have their usual meaning. */
  text: string
  /** The text without its last word, and that word, when it may be unfinished. */
  unfinished: { before: string; word: string } | null
}

const MARKS = `StartSel=${MARK_START}, StopSel=${MARK_END}`
/** A short line is shown whole; of a long one the words around the match. */
const WHOLE = `${MARKS}, HighlightAll=true`
const AROUND = `${MARKS}, MaxFragments=1, MaxWords=32, MinWords=16, ShortWord=0`
const SHORT_LINE = 200

/** Rows of visible incidents that match, the best first. */
export async function searchRows(
  tx: Tx,
  actor: Actor,
  sought: Sought,
  { incidentId, limit }: { incidentId?: string | undefined; limit: number },
): Promise<FoundRow[]> {
  const rows = await rowsOf<Omit<FoundRow, 'row'> & { row: StoredRow }>(
    tx,
    sql`with sought as materialized (select ${tsQuery(sought)} as query),
      found as (
        select incident.id, incident.number, incident.title, entry.row, entry.search_text, entry.seq,
          entry.occurred_at, ts_rank(entry.search, sought.query) as rank
        from sought, timeline_entry entry join ${visibleIncidents(actor)} incident on incident.id = entry.incident_id
        where entry.search @@ sought.query ${incidentId ? sql`and incident.id = ${incidentId}` : sql``}
        order by rank desc, entry.occurred_at desc, entry.incident_id, entry.seq desc limit ${limit}
      )
      select found.id as "incidentId", found.number, found.title, found.row,
        ts_headline('english', ${wordsToMark}, sought.query,
          case when length(found.search_text) <= ${SHORT_LINE} then ${WHOLE} else ${AROUND} end) as headline
      from found, sought order by found.rank desc, found.occurred_at desc, found.id, found.seq desc`,
  )
  return rows.map((found) => ({ ...found, row: asRow(found.row) }))
}

/** The words of a row without its author, who stands in the last line. */
const wordsToMark = sql`translate(regexp_replace(found.search_text, '\\n[^\\n]*$', ''),
  ${`<${MARK_START}${MARK_END}${LESS_THAN}`}, ${LESS_THAN})`

function tsQuery({ text, unfinished }: Sought): Sql {
  const whole = sql`websearch_to_tsquery('english', ${text}) || websearch_to_tsquery('simple', ${text})`
  if (!unfinished) return whole
  const prefix = `'${unfinished.word.replace(/['\\]/g, '')}':*`
  return sql`${whole} || (websearch_to_tsquery('simple', ${unfinished.before}) && to_tsquery('simple', ${prefix}))`
}
