import { alertListQuerySchema } from '@/lib/domain/alert/alert-list'
import { readNotificationsSchema } from '@/lib/domain/incident/read-notifications'
import { refSchema } from '@/lib/domain/incident/values'
import { declareOperation } from '@/lib/server/openapi/command-operations'
import { type JsonSchema, jsonSchemaOf, listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { leverBoardOperation } from '@/lib/server/openapi/lever-board-operation'
import { bodyOf, done, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { offlineCopyQuerySchema } from '@/lib/server/queries/get-offline-copy'
import { eventsQuerySchema } from '@/lib/server/queries/list-events'
import { incidentFiltersSchema } from '@/lib/server/queries/list-incidents'
import { timelineQuerySchema } from '@/lib/server/queries/list-timeline'
import { readMarkSchema } from '@/lib/server/queries/read-mark'
import { searchQuerySchema } from '@/lib/server/queries/search-timeline'

const seq: JsonSchema = { type: 'integer', minimum: 0 }
const cursor: JsonSchema = { type: ['string', 'null'], description: 'Asks for the next page; null at the end.' }
const verdict: JsonSchema = {
  oneOf: [
    objectOf({ ok: { const: true }, events: { type: 'integer' } }),
    {
      type: 'object',
      required: ['ok', 'brokenAt'],
      properties: {
        ok: { const: false },
        brokenAt: { type: 'integer', description: 'The first `seq` that is broken.' },
        attachment: {
          ...jsonSchemaOf(refSchema, 'output'),
          description: 'The file of that event that is missing or was changed, if it is that.',
        },
      },
    },
  ],
}

export const incidentOperations: Operation[] = [
  declareOperation,
  operation('GET /incidents', 'Incidents', 'read', 'Lists incidents, the latest declared first.', {
    description: 'Values of a list are repeated, or have commas between them: `?status=active,mitigated`.',
    query: incidentFiltersSchema,
    answers: ok(objectOf({ incidents: listOf(refTo('IncidentSummary')), nextCursor: cursor })),
  }),
  operation('GET /incidents/{idOrKey}', 'Incidents', 'read', 'Reads one incident, by id or key.', {
    answers: ok(objectOf({ incident: refTo('Incident') })),
  }),
  operation('GET /incidents/{idOrKey}/events', 'Incidents', 'read', 'Reads the log, in order.', {
    query: eventsQuerySchema,
    answers: ok(objectOf({ events: listOf(refTo('Event')), headSeq: seq })),
  }),
  operation('GET /incidents/{idOrKey}/timeline', 'Incidents', 'read', 'Reads lines of the timeline.', {
    description: 'The latest, those before a `seq`, or those after one; always in order.',
    query: timelineQuerySchema,
    answers: ok(objectOf({ rows: listOf(refTo('TimelineRow')), hasMore: { type: 'boolean' } })),
  }),
  operation('GET /incidents/{idOrKey}/room', 'Incidents', 'read', 'Reads the state and the last 200 lines at once.', {
    answers: ok(
      objectOf({
        incident: refTo('Incident'),
        timeline: listOf(refTo('TimelineRow')),
        headSeq: seq,
        readSeq: { ...seq, type: ['integer', 'null'] },
      }),
    ),
  }),
  operation('GET /incidents/{idOrKey}/catch-up', 'Incidents', 'read', 'Sums the incident up in fifteen seconds.', {
    answers: ok(refTo('CatchUp')),
  }),
  operation('GET /incidents/{idOrKey}/alerts', 'Incidents', 'read', 'Lists the alerts of an incident.', {
    query: alertListQuerySchema,
    answers: ok(objectOf({ alerts: listOf(refTo('Alert')), nextCursor: cursor })),
  }),
  leverBoardOperation,
  operation('GET /incidents/{idOrKey}/verify', 'Incidents', 'read', 'Checks the hash chain of the log.', {
    description:
      'Names the first event that was changed, removed, moved or cut off by anyone without the key of the installation.',
    answers: ok(verdict),
  }),
  operation('PUT /incidents/{idOrKey}/read-mark', 'Incidents', 'own', 'Says how far you have read.', {
    description: 'The mark never moves back. The answer says where it is.',
    body: bodyOf(readMarkSchema, { seq: 42 }),
    answers: ok(objectOf({ seq })),
  }),
]

export const findingOperations: Operation[] = [
  operation('GET /shift', 'Finding', 'read', 'Reads what waits for you, what is open, and what was resolved lately.', {
    answers: ok({ type: 'object', description: 'The lists `offers`, `open` and `resolved`.' }),
  }),
  operation('GET /offline-copy', 'Finding', 'read', 'Reads what a device keeps for when the server is away.', {
    description:
      'Whom to call, the prod-down card, and the head of each room: of those given that you may see, and of open incidents you take part in. ' +
      'One that was given and is not answered has to be forgotten.',
    query: offlineCopyQuerySchema,
    answers: ok(
      objectOf({
        people: listOf({ type: 'object', description: 'id, name, role, phone and teams.' }),
        card: { type: 'object', description: 'The prod-down card: items, services and more.' },
        rooms: listOf(objectOf({ id: { type: 'string', format: 'uuid' }, headSeq: seq })),
      }),
    ),
  }),
  operation('GET /crutches', 'Finding', 'read', 'Lists what mitigations left in place, the first to expire first.', {
    description: 'Neither undone nor made permanent yet, in incidents you may see.',
    answers: ok(objectOf({ crutches: listOf(refTo('Crutch')) })),
  }),
  operation('GET /search', 'Finding', 'read', 'Searches the incidents you may see.', {
    description:
      'Words in any form, the last one unfinished; `"quoted phrases"`, `-without` and `or`; or a key. `incidents` hold all of it somewhere: the key first, then titles, then the newest; when they are few, the nearest follow (`isNear`). `hits` are lines of the newest of them, the best match first; with `incident` they are all there is.',
    query: searchQuerySchema,
    answers: ok(objectOf({ incidents: listOf(refTo('IncidentHit')), hits: listOf(refTo('SearchHit')) })),
  }),
  operation('GET /notifications', 'Finding', 'read', 'Lists what concerns you, the newest first.', {
    answers: ok(objectOf({ notifications: listOf(refTo('Notification')) })),
  }),
  operation('POST /notifications/read', 'Finding', 'own', 'Marks notifications as read; all without `ids`.', {
    body: bodyOf(readNotificationsSchema, {}),
    answers: done,
  }),
]
