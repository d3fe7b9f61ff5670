import { z } from 'zod'
import { importRecordSchema } from '@/lib/domain/import/foreign-incident'
import { importMappingSchema, initialMapping } from '@/lib/domain/import/import-mapping'
import {
  type ImportContent,
  type ImportLine,
  type ImportRunDetail,
  type ImportRunView,
  importItemStateSchema,
  importReportQuerySchema,
  importStateSchema,
  newImportSchema,
  runImportSchema,
} from '@/lib/domain/import/import-run'
import { importSourceSchema, refSchema } from '@/lib/domain/incident/values'
import { jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, madeOnce, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const runSchema = z.object({
  id: z.guid(),
  source: importSourceSchema,
  name: z.string().describe('The name of the file.'),
  state: importStateSchema,
  by: refSchema,
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  counts: z.record(importItemStateSchema, z.int()),
  remarked: z.int().describe('Of those that are or will be written: how many lose something.'),
}) satisfies z.ZodType<ImportRunView>

const wordSchema = z.object({ word: z.string(), count: z.int() })

const contentSchema = z.object({
  columns: z.array(z.object({ heading: z.string(), words: z.array(wordSchema).nullable() })),
  severities: z.array(wordSchema),
  services: z.array(wordSchema),
}) satisfies z.ZodType<ImportContent>

const detailSchema = runSchema.extend({
  draft: z
    .object({ content: contentSchema, mapping: importMappingSchema, first: z.array(importRecordSchema) })
    .nullable()
    .describe('What mapping needs to see; null once writing has begun.'),
}) satisfies z.ZodType<ImportRunDetail>

const lineSchema = z.object({
  position: z.int().describe('Counts the incidents of the file from 1.'),
  foreignId: z.string().nullable(),
  title: z.string(),
  state: importItemStateSchema,
  reason: z.string().nullable().describe('Why it is left out.'),
  remarks: z.array(z.string()).describe('What is not taken over as it stands in the file.'),
  incidentKey: z.string().nullable(),
}) satisfies z.ZodType<ImportLine>

const exampleMapping = {
  ...initialMapping('csv'),
  columns: ['foreignId', 'title', 'severity', 'declaredAt', 'resolvedAt', null],
  severities: [{ word: 'Major', severity: 'sev2' }],
}

const one = objectOf({ import: jsonSchemaOf(detailSchema, 'output') })

export const importOperations: Operation[] = [
  operation('GET /imports', 'Incidents', 'admin', 'Lists the last imports of past incidents.', {
    answers: ok(objectOf({ imports: listOf(jsonSchemaOf(runSchema, 'output')) })),
  }),
  operation('POST /imports', 'Incidents', 'admin', 'Takes in a file of past incidents; nothing is written yet.', {
    description:
      'The body is the file: CSV with headings, or JSON as the REST API of PagerDuty or Opsgenie answers it (pages may ' +
      'follow each other, one a line); at most 20 MB and 20,000 incidents. You make its id, so that it can be sent again.',
    query: newImportSchema,
    body: { schema: { type: 'string', format: 'binary' }, mediaType: 'application/octet-stream' },
    answers: madeOnce(one),
  }),
  operation('GET /imports/{id}', 'Incidents', 'admin', 'Reads an import, and how far it is.', { answers: ok(one) }),
  operation('DELETE /imports/{id}', 'Incidents', 'admin', 'Forgets a file of which nothing was written.', {
    answers: done,
  }),
  operation('PUT /imports/{id}/mapping', 'Incidents', 'admin', 'Settles how a file is read, and tries it.', {
    description:
      'A dry run: the counts and the report then say what would become of each incident; nothing is written.',
    body: bodyOf(importMappingSchema, exampleMapping),
    answers: ok(one),
  }),
  operation('POST /imports/{id}/run', 'Incidents', 'admin', 'Writes an import, from where it was.', {
    description:
      'It goes on by itself, also after a restart. An incident that is here already is not written again. With the ' +
      'mapping that you tried, it is a conflict when somebody has tried another one since; without one, whether as no ' +
      'body or as an empty object, it is written as it was tried last.',
    body: { ...bodyOf(runImportSchema, { mapping: exampleMapping }), isOptional: true },
    answers: ok(one),
  }),
  operation('POST /imports/{id}/stop', 'Incidents', 'admin', 'Stops an import; it can go on later.', {
    answers: ok(one),
  }),
  operation(
    'GET /imports/{id}/report',
    'Incidents',
    'admin',
    'Reads what became of each incident of a file, and why.',
    {
      description: '`?format=csv` has all of it as a file; `bom=true` is for Excel.',
      query: importReportQuerySchema,
      answers: ok(
        objectOf({
          lines: listOf(jsonSchemaOf(lineSchema, 'output')),
          nextCursor: { type: ['integer', 'null'], description: 'Asks for the next page; null at the end.' },
        }),
      ),
    },
  ),
]
