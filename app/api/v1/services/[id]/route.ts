import { serviceChangeSchema } from '@/lib/domain/catalogue/catalogue'
import { updateService } from '@/lib/server/catalogue/services'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

export const PATCH = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  return { service: await updateService(actor, id, await readJson(request, serviceChangeSchema)) }
})
