import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { listReviews, reviewFiltersSchema } from '@/lib/server/queries/list-reviews'

export const GET = actorRoute((actor, request) => listReviews(actor, readQuery(request, reviewFiltersSchema)))
