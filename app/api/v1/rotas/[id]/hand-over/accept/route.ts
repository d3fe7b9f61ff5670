import { handOverAcceptanceSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'
import { pathRota, type RotaContext } from '@/lib/server/http/rota-path'
import { acceptHandOver } from '@/lib/server/on-call/accept-hand-over'

export const POST = actorRoute(async (actor, request, context: RotaContext) => {
  const input = await readJson(request, handOverAcceptanceSchema)
  return { handOver: await acceptHandOver(actor, await pathRota(context), input) }
})
