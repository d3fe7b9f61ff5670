import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { listChanges } from '@/lib/server/queries/list-changes'

export const GET = actorRoute(async (actor, _request, { params }: IncidentContext) =>
  listChanges(actor, (await params).idOrKey),
)
