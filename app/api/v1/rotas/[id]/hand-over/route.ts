import { handOverQuerySchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { pathRota, type RotaContext } from '@/lib/server/http/rota-path'
import { getHandOver } from '@/lib/server/queries/get-hand-over'

export const GET = actorRoute(async (actor, request, context: RotaContext) => {
  const { seat } = readQuery(request, handOverQuerySchema)
  return { handOver: await getHandOver(actor, await pathRota(context), seat) }
})
