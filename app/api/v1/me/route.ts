import { changeProfileInputSchema } from '@/lib/domain/people/inputs'
import { changeProfile, getProfile } from '@/lib/server/access/profile'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'

export const GET = actorRoute((actor) => getProfile(actor))

export const PATCH = actorRoute(async (actor, request) =>
  changeProfile(actor, await readJson(request, changeProfileInputSchema)),
)
