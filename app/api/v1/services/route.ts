import { z } from 'zod'
import { newServiceSchema } from '@/lib/domain/catalogue/catalogue'
import { createService } from '@/lib/server/catalogue/services'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson, readQuery } from '@/lib/server/http/respond'
import { listServices } from '@/lib/server/queries/list-services'
import { flagSchema } from '@/lib/server/queries/query-values'

const querySchema = z.strictObject({ archived: flagSchema.default(false) })

export const GET = actorRoute(async (actor, request) => ({
  services: await listServices(actor, readQuery(request, querySchema)),
}))

export const POST = actorRoute(async (actor, request) => {
  const input = await readJson(request, newServiceSchema)
  return created({ service: await createService(actor, input) })
})
