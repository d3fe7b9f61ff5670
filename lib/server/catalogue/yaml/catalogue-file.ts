import { z } from 'zod'
import { serviceEntrySchema, teamEntrySchema } from '@/lib/domain/catalogue/catalogue-content'
import { isBackstage, leaveForeign, readBackstage } from '@/lib/server/catalogue/yaml/backstage'
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
    else if (isOwn(document.value) || !leaveForeign(document, file)) readOwn(document, file)
  }
  const [first] = file.leftOut
  if (first && file.teams.length + file.services.length === 0) {
    throw wrongYaml(first.document, first.what, `${first.reason}; nothing else is in the file`)
  }
  for (const kind of ['teams', 'services'] as const) refuseTwice(file[kind])
  return file
}

const isOwn = (value: unknown): boolean => typeof value === 'object' && value !== null && 'evenkeel' in value

function readOwn({ document, value }: YamlDocument, file: CatalogueFile): void {
  if (!isOwn(value)) {
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
