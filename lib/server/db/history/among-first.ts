import { isOfWords, type Search } from '@/lib/domain/search/terms'
import { eachCondition } from '@/lib/server/db/history/text-condition'
import type { Sql } from '@/lib/server/db/sql'

/** So many of the first incidents in order are looked at, each about 25 µs; more only when they may be enough. */
const LOOKS = [500, 2500] as const

/**
 * The first `limit` incidents in order that hold what is sought, when they are among the first there are: a common word
 * fills a page from those, and to find all that hold it would take ten times as long (ADR 0031). Null when they may not be.
 *
 * @param read - answers at most `limit` of the first `count` incidents, on a row called `measure`
 */
export async function amongFirst<Row>(
  search: Search,
  limit: number,
  read: (count: number, condition: Sql) => Promise<Row[]>,
): Promise<Row[] | null> {
  // A phrase is asked of every line.
  if (!isOfWords(search)) return null
  for (const count of LOOKS) {
    const rows = await read(count, eachCondition(search))
    if (rows.length === limit) return rows
    if (rows.length * (LOOKS[1] / LOOKS[0]) < limit) return null
  }
  return null
}
