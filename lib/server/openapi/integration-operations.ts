import { z } from 'zod'
import { alertRulesSchema } from '@/lib/domain/alert/alert-rules'
import {
  type Integration,
  integrationChangeSchema,
  integrationKindSchema,
  newIntegrationSchema,
} from '@/lib/domain/alert/integration'
import { eventInputSchema } from '@/lib/domain/change/event-input'
import { refSchema } from '@/lib/domain/incident/values'
import { dropInOperations } from '@/lib/server/openapi/drop-in-operations'
import { jsonSchemaOf, listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, made, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const instant = z.iso.datetime()
const text = { type: 'string' }

export const integrationSchema = refSchema.extend({
  kind: integrationKindSchema,
  service: refSchema.extend({ key: z.string() }).nullable(),
  rules: alertRulesSchema,
  isEnabled: z.boolean(),
  createdAt: instant,
  lastReceivedAt: instant.nullable(),
  lastError: z.object({ at: instant, message: z.string() }).nullable(),
  alerts: z.object({ firing: z.int(), total: z.int() }),
  changes: z.object({ total: z.int(), lastAt: instant.nullable() }),
}) satisfies z.ZodType<Integration>

const integration = objectOf({ integration: refTo('Integration') })
const withKey = objectOf({ integration: refTo('Integration'), url: text, key: text })

export const integrationOperations: Operation[] = [
  operation('GET /integrations', 'Integrations', 'admin', 'Lists integrations by name.', {
    answers: ok(objectOf({ integrations: listOf(refTo('Integration')) })),
  }),
  operation('POST /integrations', 'Integrations', 'admin', 'Adds an integration; its address is shown once.', {
    body: bodyOf(newIntegrationSchema, { kind: 'alertmanager', name: 'Production Alertmanager' }),
    answers: made(withKey),
  }),
  operation('GET /integrations/{id}', 'Integrations', 'admin', 'Reads one integration.', { answers: ok(integration) }),
  operation('PATCH /integrations/{id}', 'Integrations', 'admin', 'Changes what is given of an integration.', {
    body: bodyOf(integrationChangeSchema, { isEnabled: false }),
    answers: ok(integration),
  }),
  operation('DELETE /integrations/{id}', 'Integrations', 'admin', 'Deletes an integration.', { answers: done }),
  operation('POST /integrations/{id}/rotate-key', 'Integrations', 'admin', 'Makes a new key; the old one ends.', {
    answers: ok(withKey),
  }),
  operation('GET /integrations/{id}/changes', 'Integrations', 'admin', 'Lists the last changes an integration told.', {
    answers: ok(objectOf({ changes: listOf(refTo('PastChange')) })),
  }),
  operation('POST /api/webhooks/github/{key}', 'Integrations', 'open', 'Takes webhooks of GitHub.', {
    description:
      'The key is in the address and is the secret of `X-Hub-Signature-256`, too. `deployment` and `deployment_status` ' +
      'become changes; failed deployments and `workflow_run`s on the default branch become alerts about delivery.',
    body: { schema: { type: 'object' }, example: { zen: 'Keep it logically awesome.' } },
    answers: {
      200: {
        description: 'Durable: what it told is stored.',
        schema: jsonSchemaOf(z.object({ event: z.string(), changes: z.int(), runs: z.int() }), 'output'),
      },
    },
  }),
  operation('POST /api/webhooks/events/{key}', 'Integrations', 'open', 'Takes an alert or a change from a script.', {
    description: 'The key in the address is the credential. What comes later with the same dedupKey is about the same.',
    body: bodyOf(eventInputSchema, {
      kind: 'change',
      dedupKey: 'payments-api-8412',
      title: 'payments-api #8412',
      service: 'payments-api',
      author: 'Ravi Menon',
    }),
    answers: {
      200: {
        description: 'Durable: it is stored.',
        schema: jsonSchemaOf(
          z.union([
            z.object({ fired: z.int(), refreshed: z.int(), resolved: z.int() }),
            z.object({ changeId: z.string().nullable() }),
          ]),
          'output',
        ),
      },
    },
  }),
  operation('POST /api/webhooks/alertmanager/{key}', 'Integrations', 'open', 'Takes alerts from Alertmanager.', {
    description:
      'The key in the address is the credential; with `/api/webhooks/alertmanager` it may be the Bearer token instead. ' +
      'The body is the payload of Alertmanager’s webhook receiver.',
    body: { schema: { type: 'object' }, example: { version: '4', status: 'firing', alerts: [] } },
    answers: { 200: { description: 'Durable: the alerts are stored.' } },
  }),
  ...dropInOperations,
]
