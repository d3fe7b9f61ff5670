import { codeSchema } from '@/lib/domain/on-call/contact-method'
import { verifyMethod } from '@/lib/server/channels/method-code'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

export const POST = actorRoute<IdContext>(async (actor, request, context) => {
  const { code } = await readJson(request, codeSchema)
  return verifyMethod(actor, await pathId(context), code)
})
