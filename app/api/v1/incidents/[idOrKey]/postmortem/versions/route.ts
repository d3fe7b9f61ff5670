import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { hasPdf } from '@/lib/server/postmortem/pdf-browser'
import { listPostmortemVersions } from '@/lib/server/queries/list-postmortem-versions'

export const GET = actorRoute(async (actor, _request, { params }: IncidentContext) => ({
  versions: await listPostmortemVersions(actor, (await params).idOrKey),
  hasPdf: hasPdf(),
}))
