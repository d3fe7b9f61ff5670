import { BLOCK, DOCUMENT_PART, documentTexts, TITLE_PART, wordsOf } from '@/lib/server/db/history/term-queries'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** What a tsvector holds at most is a little more. */
const MOST_BYTES = 1_000_000
const MAX_SEQ = 2_147_483_647
/** An incident that goes on is not followed at every word: what is new of it is found where it stands. */
export const REST_MS = 30_000
/** Of one whose words do not fit, or fail. */
const LONG_REST_MS = 3_600_000
/** Parts of one transaction: commands of the incident wait for it. */
const PARTS_AT_ONCE = 16
/** What is worth correcting: letters alone, 4 to 30 of them. */
const isWord = sql`char_length(lexeme) between 4 and 30 and lexeme !~ '[\\x01-\\x60\\x7b-\\x7f]'`

/** Incidents whose blocks do not follow and that have rested, those that wait longest first. */
export async function listBehind(at: Date, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    sql`select incident_id as id from history_indexed
      where behind_since is not null and (rests_until is null or rests_until <= ${at})
      order by behind_since limit ${limit}`,
    'list-search-behind',
  )
  return rows.map(({ id }) => id)
}

/** Lets an incident rest whose blocks could not be brought up to it. */
export const restIncident = (incidentId: string, at: Date): Promise<unknown> =>
  query(sql`update history_indexed set rests_until = ${restOf(at, LONG_REST_MS)} where incident_id = ${incidentId}`)

const restOf = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

/** Marks what a writer from elsewhere left unmarked, so that nothing is overlooked for ever. Answers how many. */
export async function markOverlooked(): Promise<number> {
  const rows = await query(
    sql`insert into history_indexed (incident_id, head_seq, stale, behind_since)
      select id, 0, array[${TITLE_PART}::int, ${DOCUMENT_PART}::int], now() from incident
      where not exists (select from history_indexed where incident_id = incident.id)
      on conflict do nothing returning incident_id`,
  )
  return rows.length
}

interface Indexed {
  headSeq: number
  stale: number[]
}

export type IndexOutcome = 'busy' | 'followed' | 'more'

/**
 * Brings the blocks of an incident up to it, a bounded number of them: `more` says that some are left. `busy` when
 * another has the incident.
 */
export async function indexIncident(tx: Tx, incidentId: string, at: Date): Promise<IndexOutcome> {
  const [incident] = await rowsOf<{ headSeq: number; isOpen: boolean }>(
    tx,
    sql`select head_seq as "headSeq", visibility = 'open' as "isOpen" from incident
      where id = ${incidentId} for no key update skip locked`,
  )
  const [indexed] = incident ? await lockIndexed(tx, incidentId) : []
  if (!incident || !indexed) return 'busy'
  const parts = partsToDo(indexed, incident.headSeq)
  const now = parts.slice(0, PARTS_AT_ONCE)
  const unfit = await writeParts(tx, incidentId, incident.headSeq, now)
  if (incident.isOpen) await learnWords(tx, incidentId, now)
  const later = parts.slice(PARTS_AT_ONCE)
  const stale = [...unfit, ...later]
  await rowsOf(
    tx,
    sql`update history_indexed set head_seq = ${incident.headSeq}, stale = ${stale}::int[],
        behind_since = case when ${stale.length > 0}::bool then behind_since end,
        rests_until = ${later.length > 0 ? null : restOf(at, unfit.length > 0 ? LONG_REST_MS : REST_MS)}::timestamptz
      where incident_id = ${incidentId}`,
  )
  return later.length > 0 ? 'more' : 'followed'
}

const lockIndexed = (tx: Tx, incidentId: string): Promise<Indexed[]> =>
  rowsOf<Indexed>(
    tx,
    sql`select head_seq as "headSeq", stale from history_indexed
      where incident_id = ${incidentId} and behind_since is not null for update`,
  )

function partsToDo({ headSeq, stale }: Indexed, head: number): number[] {
  const appended: number[] = []
  if (head > headSeq)
    for (let part = Math.floor((headSeq + 1) / BLOCK); part <= head / BLOCK; part++) appended.push(part)
  return [...new Set([...stale, ...appended])].sort((left, right) => left - right)
}

/** Writes parts anew. Answers those that are too long for one vector: they stay searched where they stand. */
async function writeParts(tx: Tx, incidentId: string, head: number, parts: number[]): Promise<number[]> {
  await rowsOf(tx, sql`delete from history_text where incident_id = ${incidentId} and part = any(${parts}::int[])`)
  const rows = await rowsOf<{ part: number }>(
    tx,
    sql`with fresh as materialized (${freshParts(incidentId, head, parts)}), written as (
        insert into history_text (incident_id, part, search) select ${incidentId}, part, search from fresh
        where search is not null
      )
      select part from fresh where search is null`,
  )
  return rows.map(({ part }) => part)
}

/** The parts as they are to be; the vector is null of one that is too long, and what holds no word has none. */
function freshParts(incidentId: string, head: number, only: number[] | null): Sql {
  const isMeant = (part: Sql): Sql => (only ? sql`${part} = any(${only}::int[])` : sql`true`)
  return sql`select part, case when sum(octet_length(lexeme)) <= ${MOST_BYTES} then array_to_tsvector(array_agg(lexeme)) end as search
    from (
      select seq / ${BLOCK}::int as part, unnest(tsvector_to_array(search)) as lexeme from timeline_entry
        where incident_id = ${incidentId} and seq <= ${head}::int and ${isMeant(sql`seq / ${BLOCK}::int`)}
      union select ${DOCUMENT_PART}, unnest(tsvector_to_array(${wordsOf(sql`text`)})) from ${documentTexts} text
        where incident_id = ${incidentId} and ${isMeant(sql`${DOCUMENT_PART}::int`)}
      union select ${TITLE_PART}, unnest(tsvector_to_array(${wordsOf(sql`title`)})) from incident
        where id = ${incidentId} and ${isMeant(sql`${TITLE_PART}::int`)}
    ) words group by part`
}

/** In one order everywhere, so that two of them wait for each other only one way. */
const learnWords = (tx: Tx, incidentId: string, parts: number[]): Promise<unknown> =>
  rowsOf(
    tx,
    sql`insert into search_word (word)
      select distinct lexeme from history_text, unnest(tsvector_to_array(search)) as lexeme
      where incident_id = ${incidentId} and part = any(${parts}::int[]) and ${isWord}
        and not exists (select from search_word where word = lexeme)
      order by 1 on conflict do nothing`,
  )

/**
 * The parts that are not as they would be made now, and null for an incident that is not followed at all. What is
 * marked as behind does not differ. The caller holds the incident's lock.
 */
export async function differingParts(tx: Tx, incidentId: string): Promise<number[] | null> {
  const [indexed] = await rowsOf<Indexed & { isBehind: boolean }>(
    tx,
    sql`select head_seq as "headSeq", stale, behind_since is not null as "isBehind" from history_indexed
      where incident_id = ${incidentId} for update`,
  )
  if (!indexed) return null
  const head = indexed.isBehind ? indexed.headSeq : MAX_SEQ
  const rows = await rowsOf<{ part: number }>(
    tx,
    sql`with fresh as (${freshParts(incidentId, head, null)})
      select part from fresh
        full join (select part, search from history_text where incident_id = ${incidentId}) stored using (part)
      where fresh.search is distinct from stored.search and part <> all(${indexed.stale}::int[]) order by part`,
  )
  return rows.map(({ part }) => part)
}
