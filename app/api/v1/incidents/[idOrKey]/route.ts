import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { getIncident } from '@/lib/server/queries/get-incident'

export const GET = actorRoute(async (actor, _, { params }: IncidentContext) => ({
  incident: await getIncident(actor, (await params).idOrKey),
}))
