import { z } from 'zod'
import { type Alert, type AlertDetail, apartQuerySchema, ENTRY_KINDS } from '@/lib/domain/alert/alert'
import { type AlertRule, alertRatingSchema, alertRulesQuerySchema } from '@/lib/domain/alert/rating'
import {
  holdListQuerySchema,
  type MaintenanceWindow,
  matcherSchema,
  newMaintenanceWindowSchema,
  newSilenceSchema,
  type Silence,
  snoozeSchema,
} from '@/lib/domain/alert/silence'
import { refSchema, severitySchema } from '@/lib/domain/incident/values'
import { jsonSchemaOf, listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { bodyOf, madeOnce, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const instant = z.iso.datetime()

export const alertSchema = z.object({
  id: z.string(),
  integration: refSchema,
  service: refSchema.nullable(),
  title: z.string(),
  status: z.enum(['firing', 'resolved']),
  severity: severitySchema.nullable(),
  labels: z.record(z.string(), z.string()),
  url: z.string().nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
  lastReceivedAt: instant,
  receivedCount: z.int(),
  acknowledged: z.object({ at: instant, by: z.string() }).nullable(),
  snoozed: z.object({ until: instant, by: z.string(), reason: z.string().nullable() }).nullable(),
  isFlapping: z.boolean(),
  joined: z
    .object({
      because: z.enum(['opened', 'same-service', 'same-integration', 'flapping']),
      windowMinutes: z.number().nullable(),
    })
    .nullable(),
  held: z.object({ by: z.enum(['maintenance', 'silence']), id: z.string() }).nullable(),
}) satisfies z.ZodType<Alert>

export const alertDetailSchema = alertSchema.extend({
  rule: z.string(),
  dedupKey: z.string(),
  incident: z.object({ id: z.string(), key: z.string(), title: z.string() }).nullable(),
  annotations: z.record(z.string(), z.string()),
  raw: z.unknown(),
  history: z.array(
    z.object({
      at: instant,
      what: z.enum(['fired', 'told', 'resolved', ...ENTRY_KINDS]),
      by: z.string().nullable(),
      text: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<AlertDetail>

const hold = {
  id: z.string(),
  startsAt: instant,
  endsAt: instant,
  state: z.enum(['planned', 'active', 'over']),
  by: refSchema,
  createdAt: instant,
  liftedAt: instant.nullable(),
  liftedBy: z.string().nullable(),
  holding: z.int(),
}

export const silenceSchema = z.object({
  ...hold,
  matchers: z.array(matcherSchema),
  reason: z.string(),
}) satisfies z.ZodType<Silence>

export const maintenanceWindowSchema = z.object({
  ...hold,
  title: z.string(),
  services: z.array(refSchema),
}) satisfies z.ZodType<MaintenanceWindow>

export const alertRuleSchema = z.object({
  rule: z.string(),
  count: z.int(),
  opened: z.int().describe('Incidents that it opened.'),
  pages: z.int().describe('Pages that escalations of those incidents sent.'),
  lastAt: instant,
  rated: z.int(),
  actionable: z.int(),
  worthWaking: z.int(),
  notWorthWaking: z.int(),
  causes: z.int(),
  symptoms: z.int(),
  precision: z.number().nullable().describe('Null with fewer than five ratings.'),
  proposal: z.enum(['keep', 'page-by-day', 'no-page', 'remove']).nullable(),
}) satisfies z.ZodType<AlertRule>

const ratings = objectOf({
  ratings: listOf(
    jsonSchemaOf(
      z.object({
        rule: z.string(),
        count: z.int(),
        mine: alertRatingSchema.omit({ rule: true }).nullable(),
      }),
      'output',
    ),
  ),
})
const alert = objectOf({ alert: refTo('AlertDetail') })
const silence = objectOf({ silence: refTo('Silence') })
const window = objectOf({ window: refTo('MaintenanceWindow') })
const id = '0b7f6f0e-6f0c-4f57-9c3e-2a1f6f3d9a10'
const endsAt = '2030-01-01T06:00:00.000Z'

export const alertOperations: Operation[] = [
  operation('GET /alerts', 'Integrations', 'read', 'Lists alerts that belong to no incident.', {
    description: 'Held back by a silence or a maintenance window, or of an integration that opens none.',
    query: apartQuerySchema,
    answers: ok(objectOf({ alerts: listOf(refTo('Alert')) })),
  }),
  operation('GET /alerts/{id}', 'Integrations', 'read', 'Reads an alert with its raw payload and its history.', {
    answers: ok(alert),
  }),
  operation('PUT /alerts/{id}/snooze', 'Integrations', 'respond', 'Snoozes an alert that fires.', {
    description: 'It opens nothing and pages nobody until then; if it still fires, it does.',
    body: bodyOf(snoozeSchema, { minutes: 60, reason: 'The disk is being replaced' }),
    answers: ok(alert),
  }),
  operation('DELETE /alerts/{id}/snooze', 'Integrations', 'respond', 'Ends a snooze.', { answers: ok(alert) }),
  operation('GET /silences', 'Integrations', 'read', 'Lists silences: who, until when, why.', {
    query: holdListQuerySchema,
    answers: ok(objectOf({ silences: listOf(refTo('Silence')) })),
  }),
  operation('POST /silences', 'Integrations', 'respond', 'Silences alerts by their labels until an instant.', {
    description: 'All matchers have to match. The same id again answers the silence that is there, with 200.',
    body: bodyOf(newSilenceSchema, {
      id,
      matchers: [{ name: 'alertname', op: '=', value: 'DiskFull' }],
      reason: 'The disk is being replaced',
      endsAt,
    }),
    answers: madeOnce(silence),
  }),
  operation('GET /silences/{id}', 'Integrations', 'read', 'Reads a silence.', { answers: ok(silence) }),
  operation('DELETE /silences/{id}', 'Integrations', 'respond', 'Ends a silence now; it stays to be read.', {
    answers: ok(silence),
  }),
  operation('GET /maintenance-windows', 'Integrations', 'read', 'Lists maintenance windows.', {
    query: holdListQuerySchema,
    answers: ok(objectOf({ windows: listOf(refTo('MaintenanceWindow')) })),
  }),
  operation('POST /maintenance-windows', 'Integrations', 'respond', 'Announces work on services, now or later.', {
    description: 'Alerts of these services are kept and marked, and open nothing. The same id again answers with 200.',
    body: bodyOf(newMaintenanceWindowSchema, { id, title: 'Database upgrade', serviceIds: [id], endsAt }),
    answers: madeOnce(window),
  }),
  operation('GET /maintenance-windows/{id}', 'Integrations', 'read', 'Reads a maintenance window.', {
    answers: ok(window),
  }),
  operation('DELETE /maintenance-windows/{id}', 'Integrations', 'respond', 'Ends or cancels a maintenance window.', {
    answers: ok(window),
  }),
  operation('GET /alert-rules', 'Integrations', 'read', 'Lists alert rules with what they were worth.', {
    description: 'Precision is the share of ratings that found something to do, from five ratings on.',
    query: alertRulesQuerySchema,
    answers: ok(objectOf({ rules: listOf(refTo('AlertRule')) })),
  }),
  operation('GET /incidents/{idOrKey}/alert-ratings', 'Incidents', 'read', 'Lists the rules of its alerts to rate.', {
    answers: ok(ratings),
  }),
  operation(
    'POST /incidents/{idOrKey}/alert-ratings',
    'Incidents',
    'respond',
    'Says what the alerts of a rule were worth.',
    {
      body: bodyOf(alertRatingSchema, { rule: 'DiskFull', isActionable: true, about: 'cause', isWorthWaking: false }),
      answers: ok(ratings),
    },
  ),
]
