import { endpointSchema, newSubscriptionSchema } from '@/lib/domain/on-call/contact-method'
import { subscribeDevice, unsubscribeDevice } from '@/lib/server/channels/own-subscriptions'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'

export const POST = actorRoute(async (actor, request) =>
  subscribeDevice(actor, await readJson(request, newSubscriptionSchema)),
)

export const DELETE = actorRoute(async (actor, request) =>
  unsubscribeDevice(actor, (await readJson(request, endpointSchema)).endpoint),
)
