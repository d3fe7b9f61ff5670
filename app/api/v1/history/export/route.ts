import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { streamedFile } from '@/lib/server/http/streamed-file'
import { exportHistory, historyExportSchema } from '@/lib/server/queries/export-history'

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json' }

export const GET = actorRoute(async (actor, request) => {
  const query = readQuery(request, historyExportSchema)
  const pieces = await exportHistory(actor, query)
  return streamedFile(`evenkeel-incidents.${query.format}`, MEDIA_TYPES[query.format], pieces)
})
