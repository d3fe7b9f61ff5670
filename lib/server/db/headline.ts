import { type Sql, sql } from '@/lib/server/db/sql'

/** Characters of the private use area, which are taken out of a text before it is marked with them. */
export const MARK_START = '\uE000'
export const MARK_END = '\uE001'
/** Stands for "<" in a headline: PostgreSQL leaves out what it takes for markup. */
export const LESS_THAN = '\uE002'

const MARKS = `StartSel=${MARK_START}, StopSel=${MARK_END}`
/** A short text is shown whole; of a long one the words around the match. */
const WHOLE = `${MARKS}, HighlightAll=true`
const AROUND = `${MARKS}, MaxFragments=1, MaxWords=32, MinWords=16, ShortWord=0`
const SHORT = 200

/**
 * The words of a text around what matches, which stands between MARK_START and MARK_END: by the stems of its words, or,
 * where none matches, as they are ("certifica" is no beginning of the stem of "certificate").
 */
export const headline = (text: Sql, query: Sql): Sql =>
  sql`ts_headline(case when to_tsvector('english', ${text}) @@ ${query} then 'english'::regconfig else 'simple' end,
    translate(${text}, ${`<${MARK_START}${MARK_END}${LESS_THAN}`}, ${LESS_THAN}), ${query},
    case when length(${text}) <= ${SHORT} then ${WHOLE} else ${AROUND} end)`

/** What a line says, without its author, who stands in the last line of its text. */
export const wordsOfLine = (searchText: Sql): Sql => sql`regexp_replace(${searchText}, '\\n[^\\n]*$', '')`
