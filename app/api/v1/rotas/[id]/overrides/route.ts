import { newOverrideSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'
import { pathRota, type RotaContext } from '@/lib/server/http/rota-path'
import { createOverride } from '@/lib/server/on-call/overrides'

export const POST = actorRoute(async (actor, request, context: RotaContext) => {
  const input = await readJson(request, newOverrideSchema)
  const { override, isNew } = await createOverride(actor, await pathRota(context), input)
  return isNew ? created({ override }) : { override }
})
