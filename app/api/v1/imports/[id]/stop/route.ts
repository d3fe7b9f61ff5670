import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { stopImport } from '@/lib/server/import/control-import'
import { getImport } from '@/lib/server/queries/get-import'

export const POST = actorRoute(async (actor, _request, context: IdContext) => {
  const id = await pathId(context)
  await stopImport(actor, id)
  return { import: await getImport(actor, id) }
})
