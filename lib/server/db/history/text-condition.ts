import { type Search, searchOf, type Term } from '@/lib/domain/search/terms'
import {
  BLOCK,
  DOCUMENT_PART,
  documentTexts,
  queryOf,
  TITLE_PART,
  withoutOrder,
  wordsOf,
} from '@/lib/server/db/history/term-queries'
import { allOf, anyOf, type Sql, sql } from '@/lib/server/db/sql'

/**
 * Whether an incident, called `measure`, holds what is sought: each wanted term somewhere in its title, timeline or
 * postmortem, and no unwanted one; or has the key (SPEC FIND-2). Exact at every moment, whatever the job of the blocks
 * has done so far.
 */
export function textCondition(q: string): Sql {
  const search = searchOf(q)
  return search ? searchCondition(search) : sql`false`
}

export const searchCondition = (search: Search): Sql => conditionOf(search, heldBy)

/** Whether the title alone holds all that is wanted, or the key is it. */
export const titleCondition = (search: Search): Sql =>
  conditionOf({ ...search, alternatives: search.alternatives.filter((terms) => terms.some(isWanted)) }, titledBy)

/**
 * The same as `searchCondition`, answered for one incident at a time and not by the sets of all that hold a term: for
 * the few that are looked at.
 */
export const eachCondition = ({ number, alternatives, titlePrefix }: Search): Sql =>
  anyOf([
    ...alternatives.map((terms) => allOf(terms.map(isSettled))),
    ...(number === null ? [] : [sql`measure.number = ${number}`]),
    ...(titlePrefix === null ? [] : [titleBegins(titlePrefix)]),
  ])

/** One value, which the planner cannot turn into a join with everything that holds the term. */
const isSettled = (term: Term): Sql =>
  sql`(select true from (${heldBy(term)}) held where held.incident_id = measure.incident_id limit 1)
    is ${isWanted(term) ? sql`not null` : sql`null`}`

const isWanted = (term: Term): boolean => !term.isUnwanted

function conditionOf({ number, alternatives, titlePrefix }: Search, idsWith: (term: Term) => Sql): Sql {
  const holdsAll = (terms: Term[]) =>
    allOf(terms.map((term) => (isWanted(term) ? isIn([idsWith(term)]) : isWithout(term))))
  const [only, ...others] = alternatives
  // On its own it becomes a plain join, which is planned well.
  if (only && others.length === 0 && number === null && titlePrefix === null) return holdsAll(only)
  return isIn([
    ...alternatives.map((terms) => measuresWhere(holdsAll(terms))),
    ...(number === null ? [] : [measuresWhere(sql`measure.number = ${number}`)]),
    ...(titlePrefix === null ? [] : [measuresWhere(titleBegins(titlePrefix))]),
  ])
}

const isIn = (sets: Sql[]): Sql =>
  sets.length === 0
    ? sql`false`
    : sql`measure.incident_id in (${sets.reduce((left, right) => sql`${left} union ${right}`)})`

const measuresWhere = (condition: Sql): Sql =>
  sql`select measure.incident_id from incident_measure measure where ${condition}`

/** A word of the title begins with a letter or two. */
const titleBegins = (letters: string): Sql =>
  sql`(measure.title ilike ${`${letters}%`} or measure.title ilike ${`% ${letters}%`})`

/** Nothing of an incident holds it. */
const isWithout = (term: Term): Sql =>
  sql`not exists (select from (${heldBy(term)}) held where held.incident_id = measure.incident_id)`

/** Ids of the incidents that hold a term. */
const heldBy = (term: Term): Sql => (term.kind === 'word' ? wordHeldBy(term) : phraseHeldBy(term))

/**
 * By the blocks; of what they do not follow, by the lines and texts themselves. Ids may come more than once: making
 * each come once would cost more than looking it up.
 */
function wordHeldBy(term: Term): Sql {
  const query = queryOf(term)
  return sql`select incident_id from history_text where history_words(search) @@ ${query}
    union all select line.incident_id from ${behind} behind
      join timeline_entry line on line.incident_id = behind.incident_id and line.seq > behind.head_seq
      where line.search @@ ${query}
    union all select line.incident_id from ${behind} behind cross join unnest(behind.stale) as part
      join timeline_entry line on line.incident_id = behind.incident_id
        and line.seq between part * ${BLOCK}::int and part * ${BLOCK}::int + ${BLOCK - 1}::int
      where part >= 0 and line.search @@ ${query}
    union all ${staleTitles(query)}
    union all ${staleDocuments(query)}`
}

/** Blocks have no positions: lines are asked themselves, and what a block suggests of other texts is looked at. */
function phraseHeldBy(term: Term): Sql {
  const query = queryOf(term)
  return sql`select incident_id from timeline_entry where search @@ ${query}
    union ${phraseTitles(query)}
    union select text.incident_id from history_text block join ${documentTexts} text using (incident_id)
      where block.part = ${DOCUMENT_PART} and history_words(block.search) @@ ${withoutOrder(query)} and ${wordsOf(sql`text.text`)} @@ ${query}
    union ${staleTitles(query)}
    union ${staleDocuments(query)}`
}

/** Ids of the incidents whose title holds a term. */
function titledBy(term: Term): Sql {
  const query = queryOf(term)
  const indexed =
    term.kind === 'word'
      ? sql`select incident_id from history_text where part = ${TITLE_PART} and history_words(search) @@ ${query}`
      : phraseTitles(query)
  return sql`${indexed} union all ${staleTitles(query)}`
}

const behind = sql`(select * from history_indexed where behind_since is not null)`

const phraseTitles = (query: Sql): Sql =>
  sql`select titled.incident_id from history_text block join incident_measure titled using (incident_id)
    where block.part = ${TITLE_PART} and history_words(block.search) @@ ${withoutOrder(query)} and ${wordsOf(sql`titled.title`)} @@ ${query}`

const staleTitles = (query: Sql): Sql =>
  sql`select titled.incident_id from ${behind} behind join incident_measure titled using (incident_id)
    where ${TITLE_PART} = any(behind.stale) and ${wordsOf(sql`titled.title`)} @@ ${query}`

const staleDocuments = (query: Sql): Sql =>
  sql`select text.incident_id from ${behind} behind join ${documentTexts} text using (incident_id)
    where ${DOCUMENT_PART} = any(behind.stale) and ${wordsOf(sql`text.text`)} @@ ${query}`
