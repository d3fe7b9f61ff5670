import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { getOfflineCopy, offlineCopyQuerySchema } from '@/lib/server/queries/get-offline-copy'

export const GET = actorRoute((actor, request) =>
  getOfflineCopy(actor, readQuery(request, offlineCopyQuerySchema).rooms),
)
