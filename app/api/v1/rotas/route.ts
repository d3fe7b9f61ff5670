import { newRotaSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson, readQuery } from '@/lib/server/http/respond'
import { createRota } from '@/lib/server/on-call/change-rota'
import { listRotas, rotaQuerySchema } from '@/lib/server/queries/list-rotas'

export const GET = actorRoute(async (actor, request) => ({
  rotas: await listRotas(actor, readQuery(request, rotaQuerySchema)),
}))

export const POST = actorRoute(async (actor, request) =>
  created({ rota: await createRota(actor, await readJson(request, newRotaSchema)) }),
)
