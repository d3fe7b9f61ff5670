import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { searchQuerySchema, searchTimeline } from '@/lib/server/queries/search-timeline'

export const GET = actorRoute(async (actor, request) => ({
  hits: await searchTimeline(actor, readQuery(request, searchQuerySchema)),
}))
