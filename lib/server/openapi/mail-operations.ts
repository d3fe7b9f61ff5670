import { audienceSchema } from '@/lib/domain/incident/procedure-payloads'
import { unsubscribeQuerySchema } from '@/lib/server/mail/unsubscribe'
import { type JsonSchema, jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { done, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const text: JsonSchema = { type: 'string' }
const count: JsonSchema = { type: 'integer', minimum: 0 }
const orNull = (type: string, format?: string): JsonSchema => ({ type: [type, 'null'], ...(format ? { format } : {}) })

const subscriptionAnswer = ok(
  objectOf({
    isSubscribed: { type: 'boolean' },
    readers: { ...count, description: 'How many who may see it get its updates by mail.' },
    isMailSetUp: { type: 'boolean' },
  }),
)

/** Updates by mail: what an incident has, and how mail does. */
export const updateOperations: Operation[] = [
  operation('GET /incidents/{idOrKey}/updates', 'Incidents', 'read', 'Lists the last updates, the newest first.', {
    description: 'Each says how its mails went; which failed and why is for those who respond.',
    answers: ok(
      objectOf({
        updates: listOf(
          objectOf({
            updateId: { type: 'string', format: 'uuid' },
            number: { type: 'integer', minimum: 1 },
            audience: jsonSchemaOf(audienceSchema, 'output'),
            subject: text,
            text,
            nextDueAt: orNull('string', 'date-time'),
            seq: { type: 'integer' },
            by: { type: 'object' },
            at: { type: 'string', format: 'date-time' },
            mail: {
              type: ['object', 'null'],
              properties: {
                all: count,
                sent: count,
                failedCount: count,
                failed: listOf(objectOf({ name: text, error: text })),
              },
            },
          }),
        ),
      }),
    ),
  }),
  operation('GET /incidents/{idOrKey}/subscription', 'Incidents', 'read', 'Says whether you get its updates by mail.', {
    answers: subscriptionAnswer,
  }),
  operation('PUT /incidents/{idOrKey}/subscription', 'Incidents', 'own', 'Subscribes you to its updates.', {
    description: 'Updates to `internal` and `executives` come by mail; those to `customers` are for the status page.',
    answers: subscriptionAnswer,
  }),
  operation('DELETE /incidents/{idOrKey}/subscription', 'Incidents', 'own', 'Ends your mail of an incident.', {
    answers: subscriptionAnswer,
  }),
]

export const mailOperations: Operation[] = [
  operation('GET /subscriptions', 'Finding', 'read', 'Lists the incidents whose updates you get by mail.', {
    answers: ok(
      objectOf({ incidentIds: listOf({ type: 'string', format: 'uuid' }), isMailSetUp: { type: 'boolean' } }),
    ),
  }),
  operation(
    'POST /unsubscribe',
    'Finding',
    'open',
    'Ends somebody’s mail of an incident, by the token of such a mail.',
    {
      description: 'What the List-Unsubscribe header of each mail names (RFC 8058). The body is not read.',
      query: unsubscribeQuerySchema,
      answers: done,
    },
  ),
  operation('GET /mail', 'Settings', 'admin', 'Says whether mail is set up, and how it does.', {
    answers: ok(
      objectOf({
        setUp: { type: ['object', 'null'], properties: { server: text, from: text } },
        waiting: count,
        sent: count,
        failed: count,
        lastSentAt: orNull('string', 'date-time'),
        lastError: orNull('string'),
      }),
      'Counts are of the last seven days.',
    ),
  }),
  operation('POST /mail/test', 'Settings', 'admin', 'Sends a mail to yourself, and says what the mail server said.', {
    answers: ok(objectOf({ to: text })),
  }),
]
