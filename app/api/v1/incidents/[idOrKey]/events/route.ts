import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readQuery } from '@/lib/server/http/respond'
import { eventsQuerySchema, listEvents } from '@/lib/server/queries/list-events'

export const GET = actorRoute(async (actor, request, { params }: IncidentContext) =>
  listEvents(actor, (await params).idOrKey, readQuery(request, eventsQuerySchema)),
)
