import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readQuery } from '@/lib/server/http/respond'
import { listSimilar, similarQuerySchema } from '@/lib/server/queries/list-similar'

export const GET = actorRoute(async (actor, request, { params }: IncidentContext) => ({
  similar: await listSimilar(actor, (await params).idOrKey, readQuery(request, similarQuerySchema)),
}))
