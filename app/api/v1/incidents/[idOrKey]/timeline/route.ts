import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readQuery } from '@/lib/server/http/respond'
import { listTimeline, timelineQuerySchema } from '@/lib/server/queries/list-timeline'

export const GET = actorRoute(async (actor, request, { params }: IncidentContext) =>
  listTimeline(actor, (await params).idOrKey, readQuery(request, timelineQuerySchema)),
)
