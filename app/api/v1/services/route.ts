import { newServiceSchema } from '@/lib/domain/catalogue/catalogue'
import { createService } from '@/lib/server/catalogue/services'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson, readQuery } from '@/lib/server/http/respond'
import { listServices, serviceQuerySchema } from '@/lib/server/queries/list-services'

export const GET = actorRoute(async (actor, request) => ({
  services: await listServices(actor, readQuery(request, serviceQuerySchema)),
}))

export const POST = actorRoute(async (actor, request) => {
  const input = await readJson(request, newServiceSchema)
  return created({ service: await createService(actor, input) })
})
