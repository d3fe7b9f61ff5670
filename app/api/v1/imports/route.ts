import { MAX_IMPORT_BYTES, newImportSchema } from '@/lib/domain/import/import-run'
import { requireAdmin } from '@/lib/server/access/rights'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readBytes } from '@/lib/server/http/read-body'
import { created, readQuery } from '@/lib/server/http/respond'
import { createImport } from '@/lib/server/import/create-import'
import { getImport } from '@/lib/server/queries/get-import'
import { listImports } from '@/lib/server/queries/list-imports'

export const GET = actorRoute(async (actor) => ({ imports: await listImports(actor) }))

export const POST = actorRoute(async (actor, request) => {
  // Before the address is looked at: who may not import is told nothing of what an import needs.
  requireAdmin(actor)
  const file = readQuery(request, newImportSchema)
  const isNew = await createImport(actor, file, () => readBytes(request, MAX_IMPORT_BYTES))
  const answer = { import: await getImport(actor, file.id) }
  return isNew ? created(answer) : answer
})
