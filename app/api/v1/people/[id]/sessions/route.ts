import { signOutEverywhere } from '@/lib/server/access/people'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'

export const DELETE = actorRoute<IdContext>(async (actor, _request, context) =>
  signOutEverywhere(actor, await pathId(context)),
)
