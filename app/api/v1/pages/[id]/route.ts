import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { getPage } from '@/lib/server/queries/list-pages'

export const GET = actorRoute(async (actor, _request, context: IdContext) => ({
  page: await getPage(actor, await pathId(context)),
}))
