import { holdListQuerySchema, newMaintenanceWindowSchema } from '@/lib/domain/alert/silence'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson, readQuery } from '@/lib/server/http/respond'
import { addMaintenanceWindow } from '@/lib/server/integrations/holds'
import { listMaintenanceWindows } from '@/lib/server/queries/list-silences'

export const GET = actorRoute(async (actor, request) => ({
  windows: await listMaintenanceWindows(actor, readQuery(request, holdListQuerySchema)),
}))

export const POST = actorRoute(async (actor, request) => {
  const { window, isNew } = await addMaintenanceWindow(actor, await readJson(request, newMaintenanceWindowSchema))
  return isNew ? created({ window }) : { window }
})
