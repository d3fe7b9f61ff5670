import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { getRoom } from '@/lib/server/queries/get-room'

export const GET = actorRoute(async (actor, _, { params }: IncidentContext) => getRoom(actor, (await params).idOrKey))
