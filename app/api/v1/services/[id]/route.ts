import { serviceChangeSchema } from '@/lib/domain/catalogue/catalogue'
import { updateService } from '@/lib/server/catalogue/services'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { getService } from '@/lib/server/queries/get-service'

/** By id or key. */
export const GET = actorRoute(async (actor, _request, { params }: IdContext) => ({
  service: await getService(actor, (await params).id),
}))

export const PATCH = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  return { service: await updateService(actor, id, await readJson(request, serviceChangeSchema)) }
})
