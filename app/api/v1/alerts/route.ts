import { apartQuerySchema } from '@/lib/domain/alert/alert'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { listApart } from '@/lib/server/queries/list-alerts'

export const GET = actorRoute(async (actor, request) => ({
  alerts: await listApart(actor, readQuery(request, apartQuerySchema)),
}))
