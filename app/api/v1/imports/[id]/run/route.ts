import { type RunImport, runImportSchema } from '@/lib/domain/import/import-run'
import { parse } from '@/lib/domain/parse'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { parseJson, readBody } from '@/lib/server/http/read-body'
import { requireJson, textOf } from '@/lib/server/http/respond'
import { runImport } from '@/lib/server/import/control-import'
import { getImport } from '@/lib/server/queries/get-import'

const MAX_BYTES = 1_000_000

export const POST = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  const { mapping = null } = await readRun(request)
  await runImport(actor, id, mapping)
  return { import: await getImport(actor, id) }
})

/** Who goes on with one that was stopped, or knows its mapping, sends nothing, whatever the headers say of it. */
async function readRun(request: Request): Promise<RunImport> {
  const body = await readBody(request, MAX_BYTES)
  if (body.byteLength === 0) return {}
  requireJson(request)
  return parse(runImportSchema, parseJson(textOf(body)))
}
