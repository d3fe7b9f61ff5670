import { heartbeatBodySchema } from '@/lib/domain/on-call/channel-settings'
import { changeHeartbeat } from '@/lib/server/channels/change-providers'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'

export const PUT = actorRoute(async (actor, request) =>
  changeHeartbeat(actor, await readJson(request, heartbeatBodySchema)),
)
