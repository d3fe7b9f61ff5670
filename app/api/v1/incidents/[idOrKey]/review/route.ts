import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { getReviewNeeds } from '@/lib/server/queries/get-review-needs'

export const GET = actorRoute(async (actor, _, { params }: IncidentContext) =>
  getReviewNeeds(actor, (await params).idOrKey),
)
