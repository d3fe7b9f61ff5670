import { methodOrderSchema } from '@/lib/domain/on-call/contact-method'
import { orderMethods } from '@/lib/server/channels/own-methods'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'

export const PUT = actorRoute(async (actor, request) =>
  orderMethods(actor, (await readJson(request, methodOrderSchema)).ids),
)
