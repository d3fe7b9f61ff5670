import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { searchEverything } from '@/lib/server/queries/search-incidents'
import { searchQuerySchema } from '@/lib/server/queries/search-timeline'

export const GET = actorRoute((actor, request) => searchEverything(actor, readQuery(request, searchQuerySchema)))
