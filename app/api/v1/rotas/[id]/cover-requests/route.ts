import { newCoverRequestSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'
import { pathRota, type RotaContext } from '@/lib/server/http/rota-path'
import { askForCover } from '@/lib/server/on-call/cover-requests'

export const POST = actorRoute(async (actor, request, context: RotaContext) => {
  const input = await readJson(request, newCoverRequestSchema)
  const { request: asked, isNew } = await askForCover(actor, await pathRota(context), input)
  return isNew ? created({ request: asked }) : { request: asked }
})
