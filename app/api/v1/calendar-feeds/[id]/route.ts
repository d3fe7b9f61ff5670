import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { removeFeed } from '@/lib/server/on-call/calendar-feeds'

export const DELETE = actorRoute(async (actor, _request, context: IdContext) =>
  removeFeed(actor, await pathId(context)),
)
