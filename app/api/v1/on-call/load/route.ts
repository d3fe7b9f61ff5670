import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { getOnCallLoad, onCallLoadSchema } from '@/lib/server/queries/get-on-call-load'

export const GET = actorRoute(async (actor, request) => ({
  load: await getOnCallLoad(actor, readQuery(request, onCallLoadSchema)),
}))
