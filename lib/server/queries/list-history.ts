import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { DEFAULT_SORT, SORT_NAMES, type Sort, sortOfText, textOfSort } from '@/lib/domain/history/list-view'
import type { HistoryCount, HistoryPage } from '@/lib/domain/history/listed-incident'
import { severitySchema } from '@/lib/domain/incident/values'
import { instantSchema } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { countFiltered, findFiltered, type ListPosition, readListed } from '@/lib/server/db/history/list'
import { withSnapshot } from '@/lib/server/db/pool'
import { readCursor, writeCursor } from '@/lib/server/queries/cursors'
import { historyFilterFields, historyFilterOf } from '@/lib/server/queries/history-filters'
import { limitOf } from '@/lib/server/queries/query-values'

const MAX_NUMBER = 2_147_483_647

/** `title`, or `-title` for the largest first. */
const sortSchema = z
  .enum(
    SORT_NAMES.flatMap((by) => [by, `-${by}` as const]),
    'is not a sort',
  )
  .default('-declared')

export const listedFields = { ...historyFilterFields, sort: sortSchema }

export const historyListSchema = z.strictObject({
  ...listedFields,
  cursor: z.string().max(2000).optional(),
  limit: limitOf(50, 100),
})

/** The incidents of all time that the actor may see, filtered and in order (SPEC HISTORY-1). */
export async function listHistory(
  actor: Actor,
  { sort: sortText, cursor, limit, ...given }: z.output<typeof historyListSchema>,
): Promise<HistoryPage> {
  const sort = sortOfText(sortText) ?? DEFAULT_SORT
  const after = readCursor(cursorOf(sort), cursor)
  const filter = historyFilterOf(given, 'all', now().toISOString())
  return withSnapshot(async (tx) => {
    const found = await findFiltered(tx, actor, filter, sort, { after, limit: limit + 1 })
    const shown = found.slice(0, limit)
    const incidents = await readListed(
      tx,
      actor,
      shown.map(({ id }) => id),
    )
    const last = shown.at(-1)
    const end = found.length > limit && last
    return { incidents, nextCursor: end ? writeCursor([textOfSort(sort), end.value, end.number]) : null }
  })
}

export const historyCountSchema = z.strictObject(historyFilterFields)

/** How many incidents the list has in all; apart, since the first of them are found sooner (SPEC HISTORY-1). */
export const countHistory = (actor: Actor, given: z.output<typeof historyCountSchema>): Promise<HistoryCount> =>
  withSnapshot(async (tx) => ({
    count: await countFiltered(tx, actor, historyFilterOf(given, 'all', now().toISOString())),
  }))

const milliseconds = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/)

const sortedValue = {
  declared: instantSchema,
  severity: severitySchema,
  title: z.string(),
  mitigate: milliseconds.nullable(),
  resolve: milliseconds.nullable(),
  published: instantSchema.nullable(),
}

/** Where a page of this sort ended: one of another sort is no place in this list. */
const cursorOf = (sort: Sort) =>
  z
    .tuple([z.literal(textOfSort(sort)), sortedValue[sort.by], z.int().min(1).max(MAX_NUMBER)])
    .transform(([, value, number]): ListPosition => ({ value, number }))
