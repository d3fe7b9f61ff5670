import { newCoverOfferSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { created, readJson } from '@/lib/server/http/respond'
import { offerCover } from '@/lib/server/on-call/cover-requests'

export const POST = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  const { request: offered, isNew } = await offerCover(actor, id, await readJson(request, newCoverOfferSchema))
  return isNew ? created({ request: offered }) : { request: offered }
})
