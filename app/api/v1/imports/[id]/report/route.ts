import { importReportQuerySchema } from '@/lib/domain/import/import-run'
import { actorRoute } from '@/lib/server/http/actor-route'
import { csvFile } from '@/lib/server/http/csv'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readQuery } from '@/lib/server/http/respond'
import { getImportReport, getImportTable } from '@/lib/server/queries/get-import'

export const GET = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  const query = readQuery(request, importReportQuerySchema)
  if (query.format === 'json') return getImportReport(actor, id, query)
  return csvFile('evenkeel-import', await getImportTable(actor, id, query), query)
})
