import { newDestinationSchema } from '@/lib/domain/on-call/channel-settings'
import { addDestination } from '@/lib/server/channels/destinations'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'

export const POST = actorRoute(async (actor, request) => {
  const { isNew, ...made } = await addDestination(actor, await readJson(request, newDestinationSchema))
  return isNew ? created(made) : made
})
