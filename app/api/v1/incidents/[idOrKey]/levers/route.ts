import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { getLeverBoard } from '@/lib/server/queries/get-lever-board'

export const GET = actorRoute(async (actor, _request, { params }: IncidentContext) =>
  getLeverBoard(actor, (await params).idOrKey),
)
