import { linkIdentityInputSchema } from '@/lib/domain/people/identity'
import { linkIdentity } from '@/lib/server/access/identities'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

export const POST = actorRoute<IdContext>(async (actor, request, context) =>
  linkIdentity(actor, await pathId(context), await readJson(request, linkIdentityInputSchema)),
)
