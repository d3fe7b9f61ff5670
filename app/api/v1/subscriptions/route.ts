import { actorRoute } from '@/lib/server/http/actor-route'
import { subscriptionsOf } from '@/lib/server/queries/subscriptions'

export const GET = actorRoute((actor) => subscriptionsOf(actor))
