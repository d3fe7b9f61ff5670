import { removeDestination } from '@/lib/server/channels/destinations'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'

export const DELETE = actorRoute<IdContext>(async (actor, _request, context) =>
  removeDestination(actor, await pathId(context)),
)
