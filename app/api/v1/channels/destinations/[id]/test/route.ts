import { testDestination } from '@/lib/server/channels/destinations'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'

export const POST = actorRoute<IdContext>(async (actor, _request, context) =>
  testDestination(actor, await pathId(context)),
)
