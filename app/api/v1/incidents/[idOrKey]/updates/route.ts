import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { listUpdates } from '@/lib/server/queries/list-updates'

export const GET = actorRoute(async (actor, _request, { params }: IncidentContext) => ({
  updates: await listUpdates(actor, (await params).idOrKey),
}))
