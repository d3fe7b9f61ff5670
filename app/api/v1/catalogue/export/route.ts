import { actorRoute } from '@/lib/server/http/actor-route'
import { getCatalogueFile } from '@/lib/server/queries/get-catalogue-file'

export const GET = actorRoute(
  async (actor) =>
    new Response(await getCatalogueFile(actor), {
      headers: {
        'content-type': 'application/yaml; charset=utf-8',
        'content-disposition': 'attachment; filename="evenkeel-catalogue.yaml"',
      },
    }),
)
