import { actorRoute } from '@/lib/server/http/actor-route'
import { getShift } from '@/lib/server/queries/get-shift'

export const GET = actorRoute((actor) => getShift(actor))
