import { revoke } from '@/lib/server/access/tokens'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'

export const DELETE = actorRoute<IdContext>(async (actor, _request, context) => revoke(actor, await pathId(context)))
