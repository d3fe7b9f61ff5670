import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { getAlert } from '@/lib/server/queries/get-alert'

export const GET = actorRoute<IdContext>(async (actor, _, context) => ({
  alert: await getAlert(actor, await pathId(context)),
}))
