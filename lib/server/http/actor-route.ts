import type { PersonActor } from '@/lib/domain/actor'
import { requireActor } from '@/lib/server/http/actor'
import { limitRate } from '@/lib/server/http/rate-limit'
import { jsonRoute } from '@/lib/server/http/respond'

type Handler<Context> = (actor: PersonActor, request: Request, context: Context) => Promise<unknown>

/** A `jsonRoute` for signed-in people and API tokens only, within the rate limits. */
export const actorRoute = <Context = unknown>(handler: Handler<Context>) =>
  jsonRoute<Context>(async (request, context) => {
    const actor = await requireActor(request)
    await limitRate(actor, request.method)
    return handler(actor, request, context)
  })
