import { teamChangeSchema } from '@/lib/domain/catalogue/catalogue'
import { updateTeam } from '@/lib/server/catalogue/teams'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

export const PATCH = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  return { team: await updateTeam(actor, id, await readJson(request, teamChangeSchema)) }
})
