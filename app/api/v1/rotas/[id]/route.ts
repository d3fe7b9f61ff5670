import { rotaChangeSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'
import { pathRota, type RotaContext } from '@/lib/server/http/rota-path'
import { changeRota } from '@/lib/server/on-call/change-rota'
import { getRota } from '@/lib/server/queries/get-rota'

/** By id or key. */
export const GET = actorRoute(async (actor, _request, context: RotaContext) => ({
  rota: await getRota(actor, await pathRota(context)),
}))

export const PATCH = actorRoute(async (actor, request, context: RotaContext) => ({
  rota: await changeRota(actor, await pathRota(context), await readJson(request, rotaChangeSchema)),
}))
