import { z } from 'zod'
import { serviceEntrySchema, teamEntrySchema } from '@/lib/domain/catalogue/catalogue-content'
import { isBackstage, readBackstage } from '@/lib/server/catalogue/yaml/backstage'
import { type CatalogueFile, type Placed, parseEntry } from '@/lib/server/catalogue/yaml/read-entry'
import { readYaml, wrongYaml, type YamlDocument } from '@/lib/server/catalogue/yaml/read-yaml'

const ownSchema = z.discriminatedUnion(
  'evenkeel',
  [
    teamEntrySchema.extend({ evenkeel: z.literal('team') }),
    serviceEntrySchema.extend({ evenkeel: z.literal('service') }),
  ],
  'is neither “team” nor “service”',
)

/**
 * Reads a catalogue: our own documents and those of Backstage, mixed as they come. Throws `invalid_input` naming
 * document and field. What is of no use here is answered as left out, with the reason.
 */
export async function readCatalogueFile(text: string): Promise<CatalogueFile> {
  const file: CatalogueFile = { teams: [], services: [], leftOut: [] }
  for await (const document of readYaml(text)) {
    if (isBackstage(document.value)) readBackstage(document, file)
    else readOwn(document, file)
  }
  for (const kind of ['teams', 'services'] as const) refuseTwice(file[kind])
  return file
}

function readOwn({ document, value }: YamlDocument, file: CatalogueFile): void {
  if (typeof value !== 'object' || value === null || !('evenkeel' in value)) {
    throw wrongYaml(document, '', 'starts with neither “evenkeel:” (team or service) nor “apiVersion: backstage.io/…”')
  }
  const { evenkeel, ...entry } = parseEntry(ownSchema, value, document)
  if (evenkeel === 'team') file.teams.push({ document, isForeign: false, entry })
  else file.services.push({ document, isForeign: false, entry })
}

function refuseTwice(placed: Placed<{ key: string }>[]): void {
  const first = new Map<string, number>()
  for (const { document, entry } of placed) {
    const before = first.get(entry.key)
    if (before !== undefined) {
      throw wrongYaml(document, 'key', `${entry.key} is in document ${before} already`)
    }
    first.set(entry.key, document)
  }
}
