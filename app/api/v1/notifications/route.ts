import { actorRoute } from '@/lib/server/http/actor-route'
import { listNotifications } from '@/lib/server/queries/list-notifications'

export const GET = actorRoute(async (actor) => ({ notifications: await listNotifications(actor) }))
