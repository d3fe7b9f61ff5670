import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { requestIssue } from '@/lib/server/preventions/request-issue'

export const POST = actorRoute(async (actor, _request, context: IdContext) => ({
  prevention: await requestIssue(actor, await pathId(context)),
}))
