import { changePasswordInputSchema } from '@/lib/domain/people/inputs'
import { changePassword } from '@/lib/server/access/profile'
import { visitOf } from '@/lib/server/access/visit'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'

export const POST = actorRoute(async (actor, request) =>
  changePassword(actor, await readJson(request, changePasswordInputSchema), visitOf(request.headers).address),
)
