import { rotationChangeSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'
import { pathRota, type RotaContext } from '@/lib/server/http/rota-path'
import { changeRotation } from '@/lib/server/on-call/change-rota'

export const PUT = actorRoute(async (actor, request, context: RotaContext) => ({
  rota: await changeRotation(actor, await pathRota(context), await readJson(request, rotationChangeSchema)),
}))
