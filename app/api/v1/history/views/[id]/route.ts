import { changeViewSchema } from '@/lib/domain/history/saved-view'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { changeSavedView, deleteSavedView } from '@/lib/server/queries/saved-views'

export const PATCH = actorRoute(async (actor, request, context: IdContext) => ({
  view: await changeSavedView(actor, await pathId(context), await readJson(request, changeViewSchema)),
}))

export const DELETE = actorRoute(async (actor, _, context: IdContext) => deleteSavedView(actor, await pathId(context)))
