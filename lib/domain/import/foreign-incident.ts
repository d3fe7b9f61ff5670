import { z } from 'zod'
import { INSTANT_LABELS } from '../incident/describe'
import { instantNameSchema } from '../incident/values'

/** What of an incident a file may tell; the columns of a CSV file are mapped to these. */
export const importFieldSchema = z.enum([
  'foreignId',
  'title',
  'severity',
  'status',
  'kind',
  'services',
  'summary',
  'notes',
  'url',
  ...instantNameSchema.options,
])
export type ImportField = z.infer<typeof importFieldSchema>

export const IMPORT_FIELDS = {
  foreignId: 'Id there',
  title: 'Title',
  severity: 'Severity',
  status: 'Status',
  kind: 'Kind',
  services: 'Services',
  summary: 'Summary',
  notes: 'Notes',
  url: 'Link',
  ...INSTANT_LABELS,
} satisfies Record<ImportField, string>

const foreignNoteSchema = z.object({ text: z.string(), at: z.string(), by: z.string() })
export type ForeignNote = z.infer<typeof foreignNoteSchema>

/** An incident in the words of a file: nothing is read, mapped or cut yet. Empty text is what the file does not say. */
export const foreignIncidentSchema = z.object({
  foreignId: z.string(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  kind: z.string(),
  services: z.array(z.string()),
  summary: z.string(),
  url: z.string(),
  instants: z.partialRecord(instantNameSchema, z.string()),
  notes: z.array(foreignNoteSchema),
  /** Why it cannot be imported whatever is mapped, such as that it lives on in another one there. */
  unfit: z.string().nullable(),
})
export type ForeignIncident = z.infer<typeof foreignIncidentSchema>

/** One incident of a file as it is kept until it is written: the cells of a row, or what a vendor's JSON says. */
export const importRecordSchema = z.union([
  z.object({ cells: z.array(z.string()) }),
  z.object({ foreign: foreignIncidentSchema }),
])
export type ImportRecord = z.infer<typeof importRecordSchema>

/** Nothing said of anything. */
export const SAYS_NOTHING: ForeignIncident = {
  foreignId: '',
  title: '',
  severity: '',
  status: '',
  kind: '',
  services: [],
  summary: '',
  url: '',
  instants: {},
  notes: [],
  unfit: null,
}

/** The services that one text names, separated by commas, semicolons, bars or lines. */
export const servicesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;|\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]
