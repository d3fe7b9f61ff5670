import type { PersonActor } from '@/lib/domain/actor'
import type { FeedView } from '@/lib/domain/on-call/rota-view'
import { listFeedRows } from '@/lib/server/db/calendar-feeds'
import { withSnapshot } from '@/lib/server/db/pool'

/** One's own calendars whose addresses work, without their addresses. */
export const listCalendarFeeds = (actor: PersonActor): Promise<FeedView[]> =>
  withSnapshot(async (tx) =>
    (await listFeedRows(tx, actor.id)).map(({ createdAt, lastReadAt, ...feed }) => ({
      ...feed,
      createdAt: createdAt.toISOString(),
      lastReadAt: lastReadAt?.toISOString() ?? null,
    })),
  )
