import { importMappingSchema } from '@/lib/domain/import/import-mapping'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { tryImport } from '@/lib/server/import/try-import'
import { getImport } from '@/lib/server/queries/get-import'

export const PUT = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  await tryImport(actor, id, await readJson(request, importMappingSchema))
  return { import: await getImport(actor, id) }
})
