import { actorRoute } from '@/lib/server/http/actor-route'
import { listCrutches } from '@/lib/server/queries/list-crutches'

export const GET = actorRoute(async (actor) => ({ crutches: await listCrutches(actor) }))
