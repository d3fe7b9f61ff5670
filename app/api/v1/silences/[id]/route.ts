import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { liftSilence } from '@/lib/server/integrations/holds'
import { getSilence } from '@/lib/server/queries/list-silences'

export const GET = actorRoute<IdContext>(async (actor, _, context) => ({
  silence: await getSilence(actor, await pathId(context)),
}))

/** Ends it now; it stays to be read. */
export const DELETE = actorRoute<IdContext>(async (actor, _, context) => ({
  silence: await liftSilence(actor, await pathId(context)),
}))
