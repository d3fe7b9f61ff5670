import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { exportQuerySchema, exportResponse } from '@/lib/server/postmortem/export-response'
import { type VersionContext, versionOf } from '@/lib/server/postmortem/path-version'
import { getPostmortemVersion } from '@/lib/server/queries/get-postmortem-version'

export const GET = actorRoute(async (actor, request, { params }: VersionContext) => {
  const { idOrKey, version } = await params
  const query = readQuery(request, exportQuerySchema)
  return exportResponse(request, await getPostmortemVersion(actor, idOrKey, versionOf(version)), query)
})
