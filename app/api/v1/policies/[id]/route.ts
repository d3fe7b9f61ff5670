import { policyChangeSchema } from '@/lib/domain/on-call/paging-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { changePolicy } from '@/lib/server/paging/policies'
import { getPolicy } from '@/lib/server/queries/list-policies'

export const GET = actorRoute(async (actor, _request, context: IdContext) => ({
  policy: await getPolicy(actor, await pathId(context)),
}))

export const PATCH = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  return { policy: await changePolicy(actor, id, await readJson(request, policyChangeSchema)) }
})
