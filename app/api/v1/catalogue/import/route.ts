import { catalogueImportSchema, MAX_CATALOGUE_BYTES } from '@/lib/domain/catalogue/catalogue-content'
import { importCatalogue } from '@/lib/server/catalogue/import-catalogue'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'

/** Escaped in JSON, a line of YAML is longer. */
const maxBytes = 2 * MAX_CATALOGUE_BYTES

export const POST = actorRoute(async (actor, request) => ({
  report: await importCatalogue(actor, await readJson(request, catalogueImportSchema, { maxBytes })),
}))
