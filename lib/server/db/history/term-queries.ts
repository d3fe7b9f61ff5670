import type { Term } from '@/lib/domain/search/terms'
import { type Sql, sql } from '@/lib/server/db/sql'

/** Part -2 of the blocks of an incident is its title, -1 its postmortem; the others are its timeline (ADR 0031). */
export const [TITLE_PART, DOCUMENT_PART] = [-2, -1]
/** Numbers of the log in one block. */
export const BLOCK = 64

/** The words of a text, in every form: what `timeline_entry.search` is of a line. */
export const wordsOf = (text: Sql): Sql =>
  sql`(to_tsvector('english', left(${text}, 100000)) || to_tsvector('simple', left(${text}, 100000)))`

/** The texts of all postmortems; a phrase stands within one of them. */
export const documentTexts = sql`(
  select incident_id, section as place, text from postmortem_section
  union all select incident_id, list, concat_ws(E'\\n', statement, nullif(explanation, '')) from postmortem_card)`

/** What a term asks of one text. */
export function queryOf({ kind, text, isUnfinished, near }: Term): Sql {
  if (near) return sql`(${near.map(inAnyForm).reduce((left, right) => sql`${left} || ${right}`)})`
  const whole =
    kind === 'word' ? inAnyForm(text) : sql`phraseto_tsquery('english', ${text}) || phraseto_tsquery('simple', ${text})`
  if (!isUnfinished) return sql`(${whole})`
  const beginning = sql`to_tsquery('simple', ${`'${text.replace(/['\\]/g, '')}':*`})`
  return sql`(${whole} || ${kind === 'word' ? withoutOrder(beginning) : beginning})`
}

const inAnyForm = (word: string): Sql => sql`plainto_tsquery('english', ${word}) || plainto_tsquery('simple', ${word})`

/** The same without positions, which blocks do not have: all of its words, wherever they are. */
export const withoutOrder = (query: Sql): Sql =>
  sql`regexp_replace((${query})::text, '<(-|[0-9]+)>', '&', 'g')::tsquery`
