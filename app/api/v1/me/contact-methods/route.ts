import { newMethodSchema } from '@/lib/domain/on-call/contact-method'
import { addMethod } from '@/lib/server/channels/own-methods'
import { getOwnNotifications } from '@/lib/server/channels/own-notifications'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'

export const GET = actorRoute((actor) => getOwnNotifications(actor))

export const POST = actorRoute(async (actor, request) => {
  const { isNew, ...added } = await addMethod(actor, await readJson(request, newMethodSchema))
  return isNew ? created(added) : added
})
