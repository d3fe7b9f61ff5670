import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { withdrawCover } from '@/lib/server/on-call/cover-requests'

export const POST = actorRoute(async (actor, _request, context: IdContext) => ({
  request: await withdrawCover(actor, await pathId(context)),
}))
