import { acceptanceSchema } from '@/lib/domain/on-call/paging-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { answerPage } from '@/lib/server/paging/answer-page'

export const POST = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  return { page: await answerPage(actor, id, 'accept-page', await readJson(request, acceptanceSchema)) }
})
