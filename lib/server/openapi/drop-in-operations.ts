import { z } from 'zod'
import { alertEventSchema, legacyEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { createSchema } from '@/lib/server/integrations/opsgenie/payload'
import { jsonSchemaOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, type Operation, operation } from '@/lib/server/openapi/operation'

const reply = (schema: z.ZodType, description = 'Durable: it is stored.') => ({
  description,
  schema: jsonSchemaOf(schema, 'output'),
})
const event = { status: z.string(), message: z.string() }
const request = reply(z.object({ result: z.string(), took: z.number(), requestId: z.string() }))
const data = { description: 'What is known of it.' }
const GENIE = 'The credential is `Authorization: GenieKey …`; `identifierType` is `id`, `alias` or `tiny`.'
const AGAIN = 'Overload is 429 with `Retry-After`. Refusals have the form of that API.'
const any = { schema: { type: 'object' as const }, example: {} }

/** What senders made for other products call; their documentation says more than this. */
export const dropInOperations: Operation[] = [
  operation('POST /v2/enqueue', 'Integrations', 'open', 'Takes an alert event of the Events API v2.', {
    description: `The credential is \`routing_key\` in the body, or the header \`x-routing-key\`. ${AGAIN}`,
    body: bodyOf(alertEventSchema, {
      routing_key: '0123456789abcdef0123456789abcdef',
      event_action: 'trigger',
      dedup_key: 'disk-db-1',
      payload: { summary: 'The disk of db-1 is full', source: 'db-1', severity: 'critical' },
    }),
    answers: { 202: reply(z.object({ ...event, dedup_key: z.string() })) },
  }),
  operation(
    'POST /generic/2010-04-15/create_event.json',
    'Integrations',
    'open',
    'Takes an event of the first Events API.',
    {
      id: 'post-generic-event',
      description: `The credential is \`service_key\`, the key of an Events API integration. ${AGAIN}`,
      body: bodyOf(legacyEventSchema, {
        service_key: '0123456789abcdef0123456789abcdef',
        event_type: 'trigger',
        incident_key: 'disk-db-1',
        description: 'The disk of db-1 is full',
      }),
      answers: { 200: reply(z.object({ ...event, incident_key: z.string() })) },
    },
  ),
  operation('POST /v2/alerts', 'Integrations', 'open', 'Takes an alert of the Opsgenie Alert API.', {
    description: `${GENIE} ${AGAIN}`,
    body: bodyOf(createSchema, { message: 'The disk of db-1 is full', alias: 'disk-db-1', priority: 'P1' }),
    answers: { 202: request },
  }),
  operation('GET /v2/alerts', 'Integrations', 'open', 'Lists the alerts of an Opsgenie sender.', {
    description: `${GENIE} Of the query language \`status:open\` and \`status:closed\` are understood.`,
    answers: { 200: data },
  }),
  operation('GET /v2/alerts/count', 'Integrations', 'open', 'Counts the alerts of an Opsgenie sender.', {
    answers: { 200: data },
  }),
  operation(
    'GET /v2/alerts/requests/{requestId}',
    'Integrations',
    'open',
    'Says how a request of an Opsgenie sender went.',
    {
      description: 'Kept for seven days.',
      answers: { 200: data },
    },
  ),
  operation('GET /v2/alerts/{identifier}', 'Integrations', 'open', 'Reads an alert for its Opsgenie sender.', {
    description: GENIE,
    answers: { 200: data },
  }),
  operation(
    'DELETE /v2/alerts/{identifier}',
    'Integrations',
    'open',
    'Closes an alert and forgets it for its Opsgenie sender.',
    {
      description: 'What belongs to an incident stays there.',
      answers: { 202: request },
    },
  ),
  operation(
    'POST /v2/alerts/{identifier}/{part}',
    'Integrations',
    'open',
    'Does something with an alert of Opsgenie’s.',
    {
      description:
        '`acknowledge`, `unacknowledge`, `close`, `snooze`, `notes`, `tags`, `details`, `assign`; `escalate` and ' +
        '`responders` are accepted and not done: who is told follows from the escalation policy here.',
      body: any,
      answers: { 202: request },
    },
  ),
  operation(
    'PUT /v2/alerts/{identifier}/{part}',
    'Integrations',
    'open',
    'Changes `message`, `description` or `priority`.',
    {
      body: any,
      answers: { 202: request },
    },
  ),
  operation('GET /v2/alerts/{identifier}/{part}', 'Integrations', 'open', 'Lists the `notes` of an alert.', {
    answers: { 200: data },
  }),
  operation('DELETE /v2/alerts/{identifier}/{part}', 'Integrations', 'open', 'Takes `tags` or `details` away.', {
    answers: { 202: request },
  }),
  ...(['POST', 'PUT'] as const).flatMap((method) => [
    operation(`${method} /api/webhooks/grafana/{key}`, 'Integrations', 'open', 'Takes alerts from Grafana.', {
      description: 'The key is in the address, and the secret of `X-Grafana-Alerting-Signature` where that is sent.',
      body: { schema: { type: 'object' }, example: { version: '1', status: 'firing', alerts: [] } },
      answers: { 200: reply(z.object({ fired: z.int(), refreshed: z.int(), resolved: z.int() })) },
    }),
    operation(`${method} /api/webhooks/heartbeat/{key}`, 'Integrations', 'open', 'Takes a sign of life.', {
      description: 'The first one starts the clock; one that does not come in time is an alert, the next resolves it.',
      answers: { 200: reply(z.object({ nextBy: z.iso.datetime() })) },
    }),
  ]),
]
