import { alertListQuerySchema } from '@/lib/domain/alert/alert-list'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readQuery } from '@/lib/server/http/respond'
import { listAlerts } from '@/lib/server/queries/list-alerts'

export const GET = actorRoute(async (actor, request, { params }: IncidentContext) =>
  listAlerts(actor, (await params).idOrKey, readQuery(request, alertListQuerySchema)),
)
