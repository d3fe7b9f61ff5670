import { actorRoute } from '@/lib/server/http/actor-route'
import { listServiceOverviews } from '@/lib/server/queries/list-service-overviews'

export const GET = actorRoute(async (actor) => ({ services: await listServiceOverviews(actor) }))
