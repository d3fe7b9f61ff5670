import { withdrawInvitation } from '@/lib/server/access/invitations'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'

export const DELETE = actorRoute<IdContext>(async (actor, _request, context) =>
  withdrawInvitation(actor, await pathId(context)),
)
