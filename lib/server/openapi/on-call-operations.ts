import { z } from 'zod'
import { type ImportedThing, onCallImportSchema } from '@/lib/domain/import/on-call/on-call-import'
import { refSchema } from '@/lib/domain/incident/values'
import type { PageLoad } from '@/lib/domain/on-call/page-load'
import type { LoadOverTime, OnCallLoad } from '@/lib/domain/on-call/rota-load'
import { alertRuleSchema } from '@/lib/server/openapi/alert-operations'
import { jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { onCallLoadSchema } from '@/lib/server/queries/get-on-call-load'
import { flagSchema } from '@/lib/server/queries/query-values'

const pageLoad = z
  .object({ business: z.int(), evening: z.int(), sleep: z.int() })
  .describe(
    'Pages from 08 to 18 on Monday to Friday, from 18 to 22 and on weekend days, from 22 to 08; on the clocks of who was paged.',
  ) satisfies z.ZodType<PageLoad>

const overTime = z.object({
  weeks: z.array(pageLoad),
  total: pageLoad,
  brokenNights: z.int().describe('Nights with at least one page, of each person on their own.'),
}) satisfies z.ZodType<LoadOverTime>

const load = z.object({
  weeks: z.array(z.iso.date()).describe('Mondays.'),
  mine: overTime.extend({ zone: z.string() }),
  rotas: z.array(overTime.extend({ rota: refSchema, people: z.int() })),
  tooSmall: z.array(refSchema).describe('Rotas of fewer than three people are not shown.'),
  rules: z.array(alertRuleSchema),
}) satisfies z.ZodType<OnCallLoad>

const thing = z.object({
  kind: z.enum(['person', 'team', 'rota', 'policy']),
  foreignId: z.string(),
  name: z.string(),
  state: z.enum(['new', 'written', 'known', 'left-out']),
  reason: z.string().nullable().describe('Why it is left out.'),
  remarks: z.array(z.string()).describe('What of it is not carried over.'),
  invitationUrl: z.string().optional().describe('Of somebody who was invited; said once.'),
}) satisfies z.ZodType<ImportedThing>

const IMPORT = `The documents are what the REST API of PagerDuty or Opsgenie answers, in any order. Without \`apply\` it says what
would be done. With it the answer is one JSON object a line (\`application/x-ndjson\`): \`{"thing": …}\` as each is dealt with,
\`{"isOver": true}\` in the end. What is here already stays as it is, so that it may be sent again.`

export const onCallOperations: Operation[] = [
  operation(
    'GET /on-call/load',
    'On call',
    'read',
    'Answers whether being on call is humane: your pages and those of your rotas.',
    {
      query: onCallLoadSchema,
      answers: ok(objectOf({ load: jsonSchemaOf(load, 'output') })),
    },
  ),
  operation(
    'POST /on-call/import',
    'On call',
    'admin',
    'Imports rotas, escalation policies and people of another tool.',
    {
      description: IMPORT,
      query: z.strictObject({ apply: flagSchema.default(false) }),
      body: bodyOf(onCallImportSchema, {
        source: 'pagerduty',
        documents: [{ users: [{ id: 'PADA', name: 'Ada Lovelace', email: 'ada@example.com' }] }],
        invites: false,
      }),
      answers: ok(objectOf({ things: listOf(jsonSchemaOf(thing, 'output')) })),
    },
  ),
]
