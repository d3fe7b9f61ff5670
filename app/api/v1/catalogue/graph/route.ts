import { actorRoute } from '@/lib/server/http/actor-route'
import { listServiceGraph } from '@/lib/server/queries/list-service-graph'

export const GET = actorRoute((actor) => listServiceGraph(actor))
