import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { answerPage } from '@/lib/server/paging/answer-page'

export const POST = actorRoute(async (actor, _request, context: IdContext) => ({
  page: await answerPage(actor, await pathId(context), 'acknowledge-page'),
}))
