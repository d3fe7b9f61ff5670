import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readQuery } from '@/lib/server/http/respond'
import { exportQuerySchema, exportResponse } from '@/lib/server/postmortem/export-response'
import { getPostmortem } from '@/lib/server/queries/get-postmortem'

export const GET = actorRoute(async (actor, request, { params }: IncidentContext) => {
  const query = readQuery(request, exportQuerySchema)
  return exportResponse(request, await getPostmortem(actor, (await params).idOrKey), query)
})
