import { z } from 'zod'
import { leverKindSchema } from '../incident/lever'
import {
  catalogueKeySchema,
  catalogueNameSchema,
  descriptionSchema,
  MAX_DEPENDENCIES,
  serviceLinksSchema,
  tierSchema,
} from './catalogue'
import { leverInputSchema } from './lever-view'

/** A team as a file names it; what is left out stays as it is. */
export const teamEntrySchema = z.strictObject({
  key: catalogueKeySchema,
  name: catalogueNameSchema.optional(),
  /** Addresses of people of the organisation; they are added, nobody is taken out. As many as a team may come to have. */
  members: z.array(z.email('is not an e-mail address').max(254)).optional(),
})
export type TeamEntry = z.output<typeof teamEntrySchema>

/** A service as a file names it, its team and what it needs by key; what is left out stays as it is. */
export const serviceEntrySchema = z.strictObject({
  key: catalogueKeySchema,
  name: catalogueNameSchema.optional(),
  description: descriptionSchema.optional(),
  team: catalogueKeySchema.nullable().optional(),
  tier: tierSchema.optional(),
  links: serviceLinksSchema.optional(),
  dependsOn: z
    .array(catalogueKeySchema)
    .max(MAX_DEPENDENCIES, `has more than ${MAX_DEPENDENCIES} services`)
    .transform((keys) => [...new Set(keys)])
    .optional(),
  levers: z.partialRecord(leverKindSchema, leverInputSchema).optional(),
})
export type ServiceEntry = z.output<typeof serviceEntrySchema>

/** All of a catalogue that a file carries: teams and the services in use, without ids and without requests of levers. */
export interface CatalogueContent {
  teams: Required<TeamEntry>[]
  services: Required<ServiceEntry>[]
}

/** A field that an import sets; `from` is null for what is new. */
export interface FieldChange {
  field: string
  from: string | null
  to: string
}

export interface ImportLine {
  kind: 'team' | 'service'
  key: string
  name: string
  changes: FieldChange[]
}

/** Something in the file that Evenkeel does not take over, and why. */
export interface LeftOut {
  /** Counted from 1. */
  document: number
  what: string
  reason: string
}

/** What an import did, or would do. */
export interface ImportReport {
  isDryRun: boolean
  added: ImportLine[]
  changed: ImportLine[]
  /** Teams and services that are as the file says already. */
  unchanged: number
  leftOut: LeftOut[]
}

export const MAX_CATALOGUE_BYTES = 1_000_000

/** A catalogue as a file, and whether it is only tried. */
export const catalogueImportSchema = z.strictObject({
  yaml: z.string().max(MAX_CATALOGUE_BYTES, 'is larger than 1 MB'),
  dryRun: z.boolean().default(false),
})
export type CatalogueImport = z.output<typeof catalogueImportSchema>
