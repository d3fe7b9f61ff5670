import { changePersonInputSchema } from '@/lib/domain/people/inputs'
import { changePerson, removePerson } from '@/lib/server/access/people'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

export const PATCH = actorRoute<IdContext>(async (actor, request, context) =>
  changePerson(actor, await pathId(context), await readJson(request, changePersonInputSchema)),
)

export const DELETE = actorRoute<IdContext>(async (actor, _request, context) =>
  removePerson(actor, await pathId(context)),
)
