import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { rowKindSchema, type TimelineRow } from '@/lib/domain/incident/timeline'
import { textSchema } from '@/lib/domain/text'
import { withSnapshot } from '@/lib/server/db/pool'
import { readTimeline } from '@/lib/server/db/timeline-reads'
import { requireIncident } from '@/lib/server/queries/current-state'
import { flagSchema, limitOf, listOf, seqSchema } from '@/lib/server/queries/query-values'

export const timelineQuerySchema = z
  .strictObject({
    before: seqSchema.optional(),
    after: seqSchema.optional(),
    kinds: listOf(rowKindSchema).default([]),
    person: textSchema(100).optional(),
    starred: flagSchema.optional(),
    limit: limitOf(100, 500),
  })
  .transform(({ person, ...query }) => ({ ...query, personId: person }))

export type TimelineQuery = Partial<z.output<typeof timelineQuerySchema>>

export interface TimelinePage {
  /** In `seq` order. */
  rows: TimelineRow[]
  /** Whether there are more in the direction asked. */
  hasMore: boolean
}

/** The latest rows, those before a `seq`, or those after one. Throws `not_found`. */
export const listTimeline = (
  actor: Actor,
  idOrKey: string,
  { before, after, kinds = [], personId, starred, limit = 100 }: TimelineQuery = {},
): Promise<TimelinePage> =>
  withSnapshot(async (tx) => {
    const { id } = await requireIncident(tx, actor, idOrKey)
    const filter = { kinds, personId, starred }
    const found = await readTimeline(tx, id, filter, { before, after, limit: limit + 1 })
    const hasMore = found.length > limit
    const isForward = before === undefined && after !== undefined
    const rows = isForward ? found.slice(0, limit) : found.slice(-limit)
    return { rows, hasMore }
  })
