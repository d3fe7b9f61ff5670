import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { countHistory, historyCountSchema } from '@/lib/server/queries/list-history'

export const GET = actorRoute((actor, request) => countHistory(actor, readQuery(request, historyCountSchema)))
