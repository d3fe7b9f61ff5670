import { z } from 'zod'
import type { ListedIncident } from '@/lib/domain/history/listed-incident'
import { changeViewSchema, type SavedView, saveViewSchema } from '@/lib/domain/history/saved-view'
import { mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import { reviewStatusSchema } from '@/lib/domain/incident/review'
import {
  importSourceSchema,
  incidentKindSchema,
  outcomeSchema,
  refSchema,
  severitySchema,
  statusSchema,
  visibilitySchema,
} from '@/lib/domain/incident/values'
import { jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, made, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { historyExportSchema } from '@/lib/server/queries/export-history'
import { historyCountSchema, historyListSchema } from '@/lib/server/queries/list-history'

const instant = z.iso.datetime().nullable()
const duration = z.number().nullable()

const listedSchema = z.object({
  id: z.guid(),
  key: z.string(),
  title: z.string(),
  kind: incidentKindSchema,
  severity: severitySchema,
  status: statusSchema,
  outcome: outcomeSchema.nullable().describe('Set for what was withdrawn or turned out to be a duplicate.'),
  visibility: visibilitySchema,
  isTest: z.boolean(),
  importedFrom: importSourceSchema.nullable(),
  services: z.array(refSchema),
  commander: refSchema.nullable(),
  declaredAt: z.iso.datetime(),
  impactStartedAt: instant,
  mitigatedAt: instant,
  resolvedAt: instant,
  closedAt: instant,
  mitigateMs: duration.describe('Milliseconds from the start of the impact, or from the declaration, to mitigated.'),
  resolveMs: duration.describe('Milliseconds from the declaration to resolved.'),
  people: z.int().describe('People who took part or held a role.'),
  tried: z.int().describe('Mitigations that were started.'),
  workedBy: z.object({ kind: mitigationKindSchema, title: z.string() }).nullable(),
  review: reviewStatusSchema.nullable().describe('Null while nobody opened one.'),
  reviewPublishedAt: instant.describe('When its first version was published.'),
}) satisfies z.ZodType<ListedIncident>

const viewSchema = z.object({
  id: z.guid(),
  name: z.string(),
  query: z.string().describe('The query of the address of the list, in its canonical form.'),
  isShared: z.boolean().describe('Whether everybody finds it, or its maker alone.'),
  by: refSchema.describe('Whose it is.'),
}) satisfies z.ZodType<SavedView>

const listed = jsonSchemaOf(listedSchema, 'output')
const view = objectOf({ view: jsonSchemaOf(viewSchema, 'output') })

const FILTERS =
  'Lists take several values, with commas between them. Drills and tests are left out unless `drills` or `tests` asks ' +
  'for them. `period` looks back from now; `from` and `to` say it exactly. `sort` has a dash before it for the largest ' +
  'first; what is not known stands last either way.'

export const historyOperations: Operation[] = [
  operation('GET /history/incidents', 'History', 'read', 'Lists the incidents of all time, filtered and in order.', {
    description: FILTERS,
    query: historyListSchema,
    answers: ok(
      objectOf({
        incidents: listOf(listed),
        nextCursor: { type: ['string', 'null'], description: 'Asks for the next page; null at the end.' },
      }),
    ),
  }),
  operation(
    'GET /history/incidents/count',
    'History',
    'read',
    'Counts the incidents that the same filters let through.',
    {
      description: FILTERS,
      query: historyCountSchema,
      answers: ok(objectOf({ count: { type: 'integer' } })),
    },
  ),
  operation('GET /history/export', 'History', 'read', 'Answers the same list as a file, CSV or JSON.', {
    description: `${FILTERS} As JSON it is an array of what the list has; a cell of the CSV is never a formula, and \`bom=true\` is for Excel.`,
    query: historyExportSchema,
    answers: {
      200: { description: 'The file, piece by piece.', schema: { type: 'string' }, mediaType: 'text/csv' },
    },
  }),
  operation('GET /history/views', 'History', 'read', 'Lists your saved views, and those that are shared.', {
    answers: ok(objectOf({ views: listOf(jsonSchemaOf(viewSchema, 'output')) })),
  }),
  operation('POST /history/views', 'History', 'own', 'Saves a view: filters, sort and columns by a name.', {
    body: bodyOf(saveViewSchema, { name: 'Monday', query: 'severity=sev1,sev2&period=13w', isShared: true }),
    answers: made(view),
  }),
  operation('PATCH /history/views/{id}', 'History', 'own', 'Renames or shares a view of yours, or changes its query.', {
    body: bodyOf(changeViewSchema, { name: 'Every Monday' }),
    answers: ok(view),
  }),
  operation('DELETE /history/views/{id}', 'History', 'own', 'Deletes a view: yours, or as an admin a shared one.', {
    answers: done,
  }),
]
