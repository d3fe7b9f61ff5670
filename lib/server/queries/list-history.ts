import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { DEFAULT_SORT, SORT_NAMES, type Sort, sortOfText, textOfSort } from '@/lib/domain/history/list-view'
import type { HistoryCount, HistoryPage } from '@/lib/domain/history/listed-incident'
import { instantSchema } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { countFiltered, findFiltered, type ListPosition, readListed } from '@/lib/server/db/history/list'
import { withSnapshot } from '@/lib/server/db/pool'
import { historyFilterFields, historyFilterOf } from '@/lib/server/queries/history-filters'
import { limitOf } from '@/lib/server/queries/query-values'

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
  const after = cursor === undefined ? null : readCursor(cursor, sort)
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
    return { incidents, nextCursor: found.length > limit && last ? writeCursor(last, sort) : null }
  })
}

export const historyCountSchema = z.strictObject(historyFilterFields)

/** How many incidents the list has in all; apart, since the first of them are found sooner (SPEC HISTORY-1). */
export const countHistory = (actor: Actor, given: z.output<typeof historyCountSchema>): Promise<HistoryCount> =>
  withSnapshot(async (tx) => ({
    count: await countFiltered(tx, actor, historyFilterOf(given, 'all', now().toISOString())),
  }))

const number = z.int().min(1).max(2_147_483_647)
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()])
const milliseconds = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/)

const cursorSchemas = {
  declared: z.tuple([z.string(), instantSchema, number]),
  severity: z.tuple([z.string(), z.enum(['sev1', 'sev2', 'sev3', 'sev4']), number]),
  title: z.tuple([z.string(), z.string(), number]),
  mitigate: z.tuple([z.string(), orNull(milliseconds), number]),
  resolve: z.tuple([z.string(), orNull(milliseconds), number]),
  published: z.tuple([z.string(), orNull(instantSchema), number]),
}

const writeCursor = ({ value, number }: ListPosition, sort: Sort): string =>
  Buffer.from(JSON.stringify([textOfSort(sort), value, number])).toString('base64url')

/** Throws `invalid_input` for what is no cursor, or one of another sort. */
function readCursor(cursor: string, sort: Sort): ListPosition {
  const result = cursorSchemas[sort.by].safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()))
  if (!result.success || result.data[0] !== textOfSort(sort)) {
    throw new AppError('invalid_input', 'cursor: is not one that this server gave for this sort')
  }
  const [, value, number] = result.data
  return { value, number }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
