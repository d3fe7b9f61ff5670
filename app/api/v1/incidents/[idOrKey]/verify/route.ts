import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { getIncident } from '@/lib/server/queries/get-incident'
import { verifyIncident } from '@/lib/server/verify-log'

export const GET = actorRoute(async (actor, _, { params }: IncidentContext) => {
  const { id } = await getIncident(actor, (await params).idOrKey)
  return verifyIncident(id)
})
