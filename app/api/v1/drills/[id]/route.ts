import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { getDrill } from '@/lib/server/queries/get-drill'

export const GET = actorRoute(async (actor, _, context: IdContext) => ({
  drill: await getDrill(actor, await pathId(context)),
}))
