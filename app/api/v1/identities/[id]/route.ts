import { forgetIdentity } from '@/lib/server/access/identities'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'

export const DELETE = actorRoute<IdContext>(async (actor, _request, context) =>
  forgetIdentity(actor, await pathId(context)),
)
