import { newIntegrationSchema } from '@/lib/domain/alert/integration'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'
import { addIntegration } from '@/lib/server/integrations/change-integration'
import { listIntegrations } from '@/lib/server/queries/list-integrations'

export const GET = actorRoute(async (actor) => ({ integrations: await listIntegrations(actor) }))

export const POST = actorRoute(async (actor, request) =>
  created(await addIntegration(actor, await readJson(request, newIntegrationSchema))),
)
