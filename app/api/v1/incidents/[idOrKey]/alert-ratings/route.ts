import { alertRatingSchema } from '@/lib/domain/alert/rating'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readJson } from '@/lib/server/http/respond'
import { rateAlerts } from '@/lib/server/integrations/rate-alerts'
import { listAlertRatings } from '@/lib/server/queries/list-alert-rules'

export const GET = actorRoute(async (actor, _, { params }: IncidentContext) => ({
  ratings: await listAlertRatings(actor, (await params).idOrKey),
}))

export const POST = actorRoute(async (actor, request, { params }: IncidentContext) => ({
  ratings: await rateAlerts(actor, (await params).idOrKey, await readJson(request, alertRatingSchema)),
}))
