import type { z } from 'zod'
import type { LeftOut, ServiceEntry, TeamEntry } from '@/lib/domain/catalogue/catalogue-content'
import { wrongYaml } from '@/lib/server/catalogue/yaml/read-yaml'

/** An entry and the document it came from. */
export interface Placed<Entry> {
  document: number
  entry: Entry
  /** In a file that was written for something else, what cannot be resolved is left out instead of refused. */
  isForeign: boolean
}

export interface CatalogueFile {
  teams: Placed<TeamEntry>[]
  services: Placed<ServiceEntry>[]
  leftOut: LeftOut[]
}

/** Parses an entry. Throws `invalid_input` with the document and the first field that is wrong. */
export function parseEntry<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  document: number,
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...unknown].join('.')
  throw wrongYaml(document, path, unknown.length > 0 ? 'is not a known field' : (issue?.message ?? 'is not valid'))
}
