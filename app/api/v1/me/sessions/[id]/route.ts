import { endOwnSession } from '@/lib/server/access/sessions'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'

export const DELETE = actorRoute<IdContext>(async (actor, _request, context) =>
  endOwnSession(actor, await pathId(context)),
)
