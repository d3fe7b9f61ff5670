import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { historyListSchema, listHistory } from '@/lib/server/queries/list-history'

export const GET = actorRoute((actor, request) => listHistory(actor, readQuery(request, historyListSchema)))
