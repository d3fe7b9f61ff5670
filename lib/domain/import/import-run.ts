import { z } from 'zod'
import { bomSchema } from '../byte-order-mark'
import { idSchema } from '../incident/inputs'
import { importSourceSchema } from '../incident/values'
import { captionSchema } from '../text'
import type { ImportRecord } from './foreign-incident'
import { type ImportMapping, importMappingSchema } from './import-mapping'

export const MAX_IMPORT_BYTES = 20 * 1024 * 1024
export const MAX_IMPORT_INCIDENTS = 20_000

/** What comes with a file; its id is made by whoever sends it, so that it can be sent again. */
export const newImportSchema = z.strictObject({
  id: idSchema,
  source: importSourceSchema,
  name: captionSchema(200).default(''),
})

/**
 * `uploaded`: how it is read is not settled; `ready`: tried, nothing is written; `running`; `stopped`: by a person, it goes
 * on where it was; `done`.
 */
export const importStateSchema = z.enum(['uploaded', 'ready', 'running', 'stopped', 'done'])
export type ImportState = z.infer<typeof importStateSchema>

/** What became of one incident of a file; `waiting` will be written. */
export const importItemStateSchema = z.enum(['waiting', 'written', 'known', 'left-out'])
export type ImportItemState = z.infer<typeof importItemStateSchema>

/** An import without its incidents. */
export interface ImportRunView {
  id: string
  source: z.infer<typeof importSourceSchema>
  /** The name of the file. */
  name: string
  state: ImportState
  by: { id: string; name: string }
  createdAt: string
  finishedAt: string | null
  counts: Record<ImportItemState, number>
  /** Of those that are or will be written: how many lose something, as their remarks say. */
  remarked: number
}

/** A word of a column, and how often it stands there. */
export interface WordCount {
  word: string
  count: number
}

/** What a file holds, as far as mapping it needs to know. */
export interface ImportContent {
  /** Of CSV alone. Words are those of columns with few different ones; null for others. */
  columns: { heading: string; words: WordCount[] | null }[]
  /** Of JSON alone. */
  severities: WordCount[]
  services: WordCount[]
}

/** While nothing is written yet: what the file holds, how it is read, and its first incidents. */
export interface ImportDraft {
  content: ImportContent
  mapping: ImportMapping
  first: ImportRecord[]
}

export interface ImportRunDetail extends ImportRunView {
  draft: ImportDraft | null
}

/** A line of the report. `position` counts the incidents of the file from 1. */
export interface ImportLine {
  position: number
  foreignId: string | null
  title: string
  state: ImportItemState
  reason: string | null
  remarks: string[]
  incidentKey: string | null
}

/** What comes with the wish to write it: the mapping of which somebody saw what it would write. */
export const runImportSchema = z.strictObject({ mapping: importMappingSchema.optional() })
export type RunImport = z.output<typeof runImportSchema>

export const importReportQuerySchema = z.strictObject({
  format: z.enum(['json', 'csv']).default('json'),
  bom: bomSchema,
  state: importItemStateSchema.optional(),
  /** Only those with remarks. */
  remarked: z.stringbool().default(false),
  cursor: z.coerce.number().int().min(0).max(MAX_IMPORT_INCIDENTS).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type ImportReportQuery = z.output<typeof importReportQuerySchema>

/** Where an incident stands in its file, as a spreadsheet counts: the headings are row 1. */
export const rowOf = (position: number, source: ImportRunView['source']): string =>
  source === 'csv' ? `Row ${position + 1}` : `No. ${position}`
