import { listIdentities } from '@/lib/server/access/identities'
import { actorRoute } from '@/lib/server/http/actor-route'

export const GET = actorRoute(async (actor) => ({ identities: await listIdentities(actor) }))
