import type { Actor } from '@/lib/domain/actor'
import { requireCatalogueAdmin } from '@/lib/server/catalogue/rules'
import { writeCatalogue } from '@/lib/server/catalogue/yaml/write-catalogue'
import { contentOf, readStoredCatalogue } from '@/lib/server/db/catalogue-content'
import { withSnapshot } from '@/lib/server/db/pool'

/** The catalogue as a file that can be imported; for admins, as it has the addresses of people. Throws `forbidden`. */
export async function getCatalogueFile(actor: Actor): Promise<string> {
  requireCatalogueAdmin(actor)
  return writeCatalogue(contentOf(await withSnapshot(readStoredCatalogue)))
}
