import { actorRoute } from '@/lib/server/http/actor-route'
import { listPeople } from '@/lib/server/queries/list-people'

export const GET = actorRoute(async (actor) => ({ people: await listPeople(actor) }))
