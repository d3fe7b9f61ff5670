import { preventionPatchSchema } from '@/lib/domain/postmortem/prevention'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { patchPrevention } from '@/lib/server/preventions/change-prevention'
import { getPrevention } from '@/lib/server/queries/get-prevention'

export const GET = actorRoute(async (actor, _request, context: IdContext) => ({
  prevention: await getPrevention(actor, await pathId(context)),
}))

export const PATCH = actorRoute(async (actor, request, context: IdContext) => {
  const id = await pathId(context)
  return { prevention: await patchPrevention(actor, id, await readJson(request, preventionPatchSchema)) }
})
