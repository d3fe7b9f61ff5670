import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { liftMaintenanceWindow } from '@/lib/server/integrations/holds'
import { getMaintenanceWindow } from '@/lib/server/queries/list-silences'

export const GET = actorRoute<IdContext>(async (actor, _, context) => ({
  window: await getMaintenanceWindow(actor, await pathId(context)),
}))

/** Ends or cancels it now; it stays to be read. */
export const DELETE = actorRoute<IdContext>(async (actor, _, context) => ({
  window: await liftMaintenanceWindow(actor, await pathId(context)),
}))
