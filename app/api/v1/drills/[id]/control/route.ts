import { drillControlSchema } from '@/lib/domain/drill/drill-view'
import { controlDrill } from '@/lib/server/drills/control-drill'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

export const POST = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  return { drill: await controlDrill(actor, id, await readJson(request, drillControlSchema)) }
})
