import { z } from 'zod'
import { type DryRun, dryRunSchema } from '@/lib/domain/action/dry-run'
import { leverActionSchema } from '@/lib/domain/action/lever-action'
import { type LeverActionView, leverActionChangeSchema } from '@/lib/server/actions/lever-actions'
import { jsonSchemaOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const viewSchema = z.object({
  action: leverActionSchema.nullable(),
  secrets: z.object({ signing: z.boolean(), token: z.boolean(), headers: z.array(z.string()) }),
}) satisfies z.ZodType<LeverActionView>

const dryRunAnswer = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string(), isSecret: z.boolean() })),
  body: z.string().nullable(),
  timeoutSeconds: z.int(),
  signature: z.array(z.string()),
  refusal: z.string().nullable(),
}) satisfies z.ZodType<DryRun>

const webhook = {
  preset: 'webhook',
  url: 'https://deploy.example.org/rollback/{{service.key}}',
  body: { type: 'json', template: '{"incident": "{{incident.key}}", "to": "{{mitigation.target}}"}' },
}

export const actionOperations: Operation[] = [
  operation('GET /services/{id}/levers/{kind}/action', 'Catalogue', 'respond', 'Reads the request of a lever.', {
    description: 'For admins and the team that owns the service. Secrets are answered as set or not.',
    answers: ok(jsonSchemaOf(viewSchema, 'output')),
  }),
  operation('PUT /services/{id}/levers/{kind}/action', 'Catalogue', 'respond', 'Gives a lever a request to send.', {
    description:
      'Secrets that are not named stay as they are, and null takes one away. A signing secret made by Evenkeel is answered once, as `signingSecret`.',
    body: bodyOf(leverActionChangeSchema, { action: webhook }),
    answers: ok(jsonSchemaOf(viewSchema.extend({ signingSecret: z.string().optional() }), 'output')),
  }),
  operation(
    'DELETE /services/{id}/levers/{kind}/action',
    'Catalogue',
    'respond',
    'Takes the request of a lever away.',
    {
      answers: done,
    },
  ),
  operation(
    'POST /services/{id}/levers/{kind}/action/dry-run',
    'Catalogue',
    'respond',
    'Answers what would be sent, and sends nothing.',
    {
      description: 'Without an incident the values are examples. `refusal` says why the address would not be called.',
      body: bodyOf(dryRunSchema, { incident: 'INC-41' }),
      answers: ok(objectOf({ request: jsonSchemaOf(dryRunAnswer, 'output') })),
    },
  ),
]
