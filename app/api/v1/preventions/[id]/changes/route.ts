import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { listPreventionChanges } from '@/lib/server/queries/get-prevention'

export const GET = actorRoute(async (actor, _request, context: IdContext) => ({
  changes: await listPreventionChanges(actor, await pathId(context)),
}))
