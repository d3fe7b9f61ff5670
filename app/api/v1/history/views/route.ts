import { saveViewSchema } from '@/lib/domain/history/saved-view'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'
import { listSavedViews, makeSavedView } from '@/lib/server/queries/saved-views'

export const GET = actorRoute(async (actor) => ({ views: await listSavedViews(actor) }))

export const POST = actorRoute(async (actor, request) =>
  created({ view: await makeSavedView(actor, await readJson(request, saveViewSchema)) }),
)
