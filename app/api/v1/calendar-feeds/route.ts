import { newFeedSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'
import { createFeed } from '@/lib/server/on-call/calendar-feeds'
import { listCalendarFeeds } from '@/lib/server/queries/list-calendar-feeds'

export const GET = actorRoute(async (actor) => ({ feeds: await listCalendarFeeds(actor) }))

export const POST = actorRoute(async (actor, request) =>
  created(await createFeed(actor, await readJson(request, newFeedSchema))),
)
