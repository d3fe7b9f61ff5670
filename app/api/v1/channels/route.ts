import { channelsState } from '@/lib/server/channels/channels-state'
import { actorRoute } from '@/lib/server/http/actor-route'

export const GET = actorRoute((actor) => channelsState(actor))
