import { searchOf, type Term } from '@/lib/domain/search/terms'
import { REST_MS } from '@/lib/server/db/history/search-index'
import { documentTexts, queryOf, wordsOf } from '@/lib/server/db/history/term-queries'
import { eachCondition, textCondition } from '@/lib/server/db/history/text-condition'
import { query } from '@/lib/server/db/pool'
import { type Sql, sql } from '@/lib/server/db/sql'
import { indexBehind } from '@/lib/server/history/index-text'

/** The clock of the job of the words, which only goes on. */
let clock = Date.now()

/** One round of the job; when incidents have rested, those that were followed before are followed again. */
export function indexOnce(haveRested: boolean): Promise<number> {
  if (haveRested) clock += REST_MS
  return indexBehind(new Date(clock))
}

/** Lets the job catch up, as if every incident had rested. */
export async function indexAll(): Promise<void> {
  let count = await indexOnce(true)
  while (count > 0) count = await indexOnce(false)
}

/** The ids of the incidents that a search finds, as the list of history does when it looks for all of them. */
export const foundBy = (q: string): Promise<string[]> => meeting(textCondition(q))

/** The same as the list does when it looks at one incident after the other. */
export function foundOneByOne(q: string): Promise<string[]> {
  const search = searchOf(q)
  return search ? meeting(eachCondition(search)) : Promise.resolve([])
}

async function meeting(condition: Sql): Promise<string[]> {
  const rows = await query<{ id: string }>(
    sql`select incident_id as id from incident_measure measure where ${condition} order by 1`,
  )
  return rows.map(({ id }) => id)
}

/** The same, by looking at every title, line and text where it stands, one term after the other. */
export async function foundDirectly(q: string): Promise<string[]> {
  const search = searchOf(q)
  const all = await query<{ id: string; number: number; title: string }>(
    sql`select incident_id as id, number, title from incident_measure order by 1`,
  )
  const held = new Map<Term, Set<string>>()
  for (const term of search?.alternatives.flat() ?? []) held.set(term, await holdersOf(term))
  const holds = (id: string, term: Term) => held.get(term)?.has(id) !== term.isUnwanted
  return all
    .filter(
      ({ id, number, title }) =>
        search?.number === number ||
        search?.alternatives.some((terms) => terms.every((term) => holds(id, term))) ||
        (search?.titlePrefix && ` ${title}`.toLowerCase().includes(` ${search.titlePrefix.toLowerCase()}`)),
    )
    .map(({ id }) => id)
}

async function holdersOf(term: Term): Promise<Set<string>> {
  const asked = queryOf(term)
  const rows = await query<{ id: string }>(
    sql`select incident_id as id from timeline_entry where search @@ ${asked}
      union select id from incident where ${wordsOf(sql`title`)} @@ ${asked}
      union select incident_id from ${documentTexts} text where ${wordsOf(sql`text`)} @@ ${asked}`,
  )
  return new Set(rows.map(({ id }) => id))
}
