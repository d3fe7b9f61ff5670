import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { listPreventions, preventionQuerySchema } from '@/lib/server/queries/list-preventions'

export const GET = actorRoute(async (actor, request) => ({
  preventions: await listPreventions(actor, readQuery(request, preventionQuerySchema)),
}))
