import { holdListQuerySchema, newSilenceSchema } from '@/lib/domain/alert/silence'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson, readQuery } from '@/lib/server/http/respond'
import { addSilence } from '@/lib/server/integrations/holds'
import { listSilences } from '@/lib/server/queries/list-silences'

export const GET = actorRoute(async (actor, request) => ({
  silences: await listSilences(actor, readQuery(request, holdListQuerySchema)),
}))

export const POST = actorRoute(async (actor, request) => {
  const { silence, isNew } = await addSilence(actor, await readJson(request, newSilenceSchema))
  return isNew ? created({ silence }) : { silence }
})
