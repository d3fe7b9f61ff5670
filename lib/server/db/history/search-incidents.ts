import type { Actor } from '@/lib/domain/actor'
import type { IncidentKind, Outcome, Severity, Status } from '@/lib/domain/incident/values'
import { type Search, searchOf, type Term, wantedIn } from '@/lib/domain/search/terms'
import { headline, wordsOfLine } from '@/lib/server/db/headline'
import { amongFirst } from '@/lib/server/db/history/among-first'
import { documentTexts, queryOf, wordsOf } from '@/lib/server/db/history/term-queries'
import { searchCondition, titleCondition } from '@/lib/server/db/history/text-condition'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleMeasures } from '@/lib/server/db/visible-incidents'

/** An incident as a search finds it. */
export interface FoundIncident {
  id: string
  number: number
  title: string
  kind: IncidentKind
  severity: Severity
  status: Status
  outcome: Outcome | null
  declaredAt: Date
}

/** Visible incidents that hold what is sought, the newest first. */
export async function newestHolding(tx: Tx, actor: Actor, q: string, limit: number): Promise<FoundIncident[]> {
  const search = searchOf(q)
  return search ? holdingSearch(tx, actor, search, limit) : []
}

export async function holdingSearch(tx: Tx, actor: Actor, search: Search, limit: number): Promise<FoundIncident[]> {
  const newest = (count: number) => sql`(select * from ${visibleMeasures(actor)} visible ${newestFirst} limit ${count})`
  return (
    (await amongFirst(search, limit, (count, condition) =>
      rowsOf<FoundIncident>(
        tx,
        sql`select ${shown} from ${newest(count)} measure where ${condition} ${newestFirst} limit ${limit}`,
      ),
    )) ?? holding(tx, actor, searchCondition(search), limit)
  )
}

/** The same of those that hold all of it in their title, or have the key; that one first. */
export const titledSearch = (tx: Tx, actor: Actor, search: Search, limit: number): Promise<FoundIncident[]> =>
  holding(tx, actor, titleCondition(search), limit, search.number)

/** All of them, and then the first. */
function holding(tx: Tx, actor: Actor, condition: Sql, limit: number, number: number | null = null) {
  const order = number === null ? newestFirst : sql`order by number <> ${number}::int, declared_at desc, incident_id`
  return rowsOf<FoundIncident>(
    tx,
    sql`with passing as materialized (
        select incident_id, number, declared_at from ${visibleMeasures(actor)} measure where ${condition}),
      first as (select * from passing ${order} limit ${limit})
      select ${shown} from first cross join lateral (
        select title, kind, severity, status, outcome from incident_measure
        where incident_id = first.incident_id offset 0) named
      ${order}`,
  )
}

const newestFirst = sql`order by declared_at desc, incident_id`

const shown = sql`incident_id as id, number, title, kind, severity, status, outcome, declared_at as "declaredAt"`

const NEAR_TITLE = 0.45

/** Visible incidents with a title like what was typed, the likest first. */
export async function nearTitles(tx: Tx, actor: Actor, q: string, limit: number): Promise<FoundIncident[]> {
  await rowsOf(tx, sql`select set_config('pg_trgm.word_similarity_threshold', ${String(NEAR_TITLE)}, true)`)
  return rowsOf<FoundIncident>(
    tx,
    sql`select incident_id as id, number, title, kind, severity, status, outcome, declared_at as "declaredAt"
      from ${visibleMeasures(actor)} measure where ${q} <% title
      order by word_similarity(${q}, title) desc, declared_at desc, incident_id limit ${limit}`,
  )
}

const CANDIDATES = 40

/**
 * Words of the vocabulary that look like a word. It is never answered: what they find is looked for with the actor's
 * rights.
 */
export async function wordsLike(tx: Tx, word: string): Promise<string[]> {
  const rows = await rowsOf<{ word: string }>(
    tx,
    sql`select word from search_word where word % ${word} order by similarity(word, ${word}) desc, word limit ${CANDIDATES}`,
  )
  return rows.map((row) => row.word)
}

/** Whether any visible incident holds it. */
export async function isHeld(tx: Tx, actor: Actor, term: Term): Promise<boolean> {
  const search = { number: null, alternatives: [[term]], titlePrefix: null }
  const [row] = await rowsOf<{ isHeld: boolean }>(
    tx,
    sql`select exists (select from ${visibleMeasures(actor)} measure where ${searchCondition(search)}) as "isHeld"`,
  )
  return row?.isHeld ?? false
}

/** The best passage of an incident; `isWhole` says that it holds all that was sought. */
export interface FoundPassage {
  incidentId: string
  headline: string
  isWhole: boolean
}

export type FoundLine = FoundPassage & { entryId: string; by: string; at: Date }

/**
 * The best line of each of these incidents, which the caller has found visible. Its lines are gone through: those of
 * all incidents that hold a common word would be far more.
 */
export async function bestLines(tx: Tx, search: Search, incidentIds: string[]): Promise<FoundLine[]> {
  const queries = queriesOf(search)
  if (!queries || incidentIds.length === 0) return []
  return rowsOf<FoundLine>(
    tx,
    sql`with sought as materialized (select ${queries.any} as some, ${queries.all} as every)
      select found.id as "incidentId", line.entry_id as "entryId", line.row -> 'actor' ->> 'name' as by,
        line.occurred_at as at, line.search @@ sought.every as "isWhole",
        ${headline(wordsOfLine(sql`line.search_text`), sql`sought.some`)} as headline
      from sought cross join unnest(${incidentIds}::uuid[]) as found (id) cross join lateral (
        select * from (select * from timeline_entry where incident_id = found.id offset 0) lines
        where search @@ sought.some
        order by search @@ sought.every desc, ts_rank(search, sought.some) desc, seq desc limit 1) line`,
  )
}

export type FoundText = FoundPassage & { place: string }

/** The best text of the postmortem of each of these incidents: a section by its name, a card by its list. */
export async function bestTexts(tx: Tx, search: Search, incidentIds: string[]): Promise<FoundText[]> {
  const queries = queriesOf(search)
  if (!queries || incidentIds.length === 0) return []
  return rowsOf<FoundText>(
    tx,
    sql`with sought as materialized (select ${queries.any} as some, ${queries.all} as every)
      select found.id as "incidentId", best.place, best."isWhole", ${headline(sql`best.text`, sql`sought.some`)} as headline
      from sought cross join unnest(${incidentIds}::uuid[]) as found (id) cross join lateral (
        select text.place, text.text, words @@ sought.every as "isWhole"
        from ${documentTexts} text cross join lateral (select ${wordsOf(sql`text.text`)} as words) held
        where text.incident_id = found.id and words @@ sought.some
        order by words @@ sought.every desc, ts_rank(words, sought.some) desc, text.place limit 1) best`,
  )
}

/** Titles with what was sought marked in them, in the order of the incidents. */
export async function markedTitles(tx: Tx, search: Search, titles: string[]): Promise<string[]> {
  const beginning = search.titlePrefix === null ? null : sql`to_tsquery('simple', ${`'${search.titlePrefix}':*`})`
  const queries = [queriesOf(search)?.any ?? null, beginning].filter((query) => query !== null)
  if (queries.length === 0 || titles.length === 0) return titles
  const query = eitherOf(queries)
  const rows = await rowsOf<{ headline: string }>(
    tx,
    sql`select ${headline(sql`title`, query)} as headline
      from unnest(${titles}::text[]) with ordinality as titled (title, place) order by place`,
  )
  return rows.map((row) => row.headline)
}

/** A text holds some of what is wanted, or all of one alternative; null when nothing is. */
function queriesOf(search: Search): { any: Sql; all: Sql } | null {
  const wanted = wantedIn(search).map(queryOf)
  if (wanted.length === 0) return null
  const alternatives = search.alternatives
    .map((terms) => terms.filter(({ isUnwanted }) => !isUnwanted).map(queryOf))
    .filter((queries) => queries.length > 0)
    .map((queries) => sql`(${queries.reduce((left, right) => sql`${left} && ${right}`)})`)
  return { any: eitherOf(wanted), all: eitherOf(alternatives) }
}

const eitherOf = (queries: Sql[]): Sql => sql`(${queries.reduce((left, right) => sql`${left} || ${right}`)})`
