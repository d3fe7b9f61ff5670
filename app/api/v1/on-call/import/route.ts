import { z } from 'zod'
import { MAX_ON_CALL_BYTES, onCallImportSchema } from '@/lib/domain/import/on-call/on-call-import'
import { requireAdmin } from '@/lib/server/access/rights'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson, readQuery } from '@/lib/server/http/respond'
import { streamedLines } from '@/lib/server/http/streamed-file'
import { runOnCallImport, tryOnCallImport } from '@/lib/server/import/on-call-import'
import { flagSchema } from '@/lib/server/queries/query-values'

const querySchema = z.strictObject({ apply: flagSchema.default(false) })

export const POST = actorRoute(async (actor, request) => {
  // Before the address is looked at: who may not import is told nothing of what an import needs.
  requireAdmin(actor)
  const { apply } = readQuery(request, querySchema)
  const input = await readJson(request, onCallImportSchema, { maxBytes: MAX_ON_CALL_BYTES })
  return apply ? streamedLines(await runOnCallImport(actor, input)) : tryOnCallImport(actor, input)
})
