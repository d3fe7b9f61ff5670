import { actorRoute } from '@/lib/server/http/actor-route'
import { checkTracker } from '@/lib/server/preventions/tracker-settings'

export const POST = actorRoute(async (actor) => checkTracker(actor))
