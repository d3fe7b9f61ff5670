import { sendCode } from '@/lib/server/channels/method-code'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'

export const POST = actorRoute<IdContext>(async (actor, _request, context) => ({
  delivery: await sendCode(actor, await pathId(context)),
}))
