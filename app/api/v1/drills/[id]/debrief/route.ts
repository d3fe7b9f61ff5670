import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { getDebrief } from '@/lib/server/queries/get-debrief'

export const GET = actorRoute(async (actor, _, context: IdContext) => ({
  debrief: await getDebrief(actor, await pathId(context)),
}))
