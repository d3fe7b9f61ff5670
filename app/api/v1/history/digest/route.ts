import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { digestQuerySchema, getDigest } from '@/lib/server/queries/get-digest'

export const GET = actorRoute(async (actor, request) => ({
  digest: await getDigest(actor, readQuery(request, digestQuerySchema)),
}))
