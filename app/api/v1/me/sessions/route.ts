import { listSessions } from '@/lib/server/access/sessions'
import { actorRoute } from '@/lib/server/http/actor-route'

export const GET = actorRoute(async (actor) => ({ sessions: await listSessions(actor) }))
