import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { deleteImport } from '@/lib/server/import/control-import'
import { getImport } from '@/lib/server/queries/get-import'

export const GET = actorRoute(async (actor, _request, context: IdContext) => ({
  import: await getImport(actor, await pathId(context)),
}))

export const DELETE = actorRoute(async (actor, _request, context: IdContext) =>
  deleteImport(actor, await pathId(context)),
)
