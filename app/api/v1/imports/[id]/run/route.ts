import { runImportSchema } from '@/lib/domain/import/import-run'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { runImport } from '@/lib/server/import/control-import'
import { getImport } from '@/lib/server/queries/get-import'

export const POST = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  // Who goes on with one that was stopped, or knows its mapping, sends nothing.
  const hasBody = request.headers.has('content-type') && request.headers.get('content-length') !== '0'
  await runImport(actor, id, hasBody ? (await readJson(request, runImportSchema)).mapping : null)
  return { import: await getImport(actor, id) }
})
