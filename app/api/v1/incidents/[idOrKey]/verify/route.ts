import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { getVerdict } from '@/lib/server/queries/get-verdict'

export const GET = actorRoute(async (actor, _, { params }: IncidentContext) =>
  getVerdict(actor, (await params).idOrKey),
)
