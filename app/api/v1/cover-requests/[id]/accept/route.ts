import { coverAcceptanceSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { acceptCover } from '@/lib/server/on-call/accept-cover'

export const POST = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  const { offerId } = await readJson(request, coverAcceptanceSchema)
  return { request: await acceptCover(actor, id, offerId) }
})
