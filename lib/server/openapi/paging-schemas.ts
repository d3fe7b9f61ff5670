import { z } from 'zod'
import type { IncidentState } from '@/lib/domain/incident/state'
import { refSchema, severitySchema, statusSchema } from '@/lib/domain/incident/values'
import { CHANNELS, URGENCIES } from '@/lib/domain/on-call/channel'
import { escalationStateSchema } from '@/lib/domain/on-call/escalation'
import { policyStepSchema, stageSchema } from '@/lib/domain/on-call/escalation-policy'
import { pageStateSchema } from '@/lib/domain/on-call/page'
import type { AttemptView, PageDetail, PageView, PolicyDetail, PolicySummary } from '@/lib/domain/on-call/paging-view'

const instant = z.iso.datetime()

const escalationSchema = z.object({
  id: z.string(),
  service: refSchema,
  policy: refSchema.nullable(),
  state: escalationStateSchema.describe('`finished`: everybody was asked and nobody answered.'),
  steps: z.int(),
  repeat: z.int(),
  position: z.int().describe('Place in the run; -1 before anybody was asked.'),
  lap: z.int(),
  stage: stageSchema.nullable(),
  dueAt: instant.nullable().describe('When the next stage is asked, unless somebody answers.'),
  acknowledgedBy: refSchema.nullable(),
  acknowledgedUntil: instant.nullable(),
  startedAt: instant,
  startedSeq: z.int(),
})

/** What the state of an incident says of paging. */
export const pagingSchema = z.object({
  pages: z.array(
    z.object({
      id: z.string(),
      person: refSchema,
      state: pageStateSchema,
      urgency: z.enum(URGENCIES),
      askedAt: instant,
      askedSeq: z.int(),
      askedBy: refSchema.nullable(),
      expiresAt: instant,
      of: z.object({ escalationId: z.string(), position: z.int(), lap: z.int() }).nullable(),
      answeredAt: instant.nullable(),
      arrivesAt: instant.nullable(),
    }),
  ),
  escalations: z.array(escalationSchema),
}) satisfies z.ZodType<IncidentState['paging']>

export const pageSchema = z.object({
  id: z.guid(),
  person: refSchema,
  state: pageStateSchema,
  urgency: z.enum(URGENCIES),
  words: z.string().nullable(),
  because: z.enum(['step', 'hand', 'mobilise']),
  askedBy: refSchema,
  askedAt: instant,
  expiresAt: instant,
  answeredAt: instant.nullable(),
  arrivesAt: instant.nullable().describe('Of one that was accepted: when they will be there.'),
  reason: z.string().nullable().describe('Of one that was declined or failed.'),
  isOpen: z.boolean().describe('It waits for an answer of its person.'),
  incident: z.object({
    id: z.guid(),
    key: z.string(),
    title: z.string(),
    severity: severitySchema,
    status: statusSchema,
  }),
  escalation: escalationSchema
    .pick({ id: true, service: true, state: true, dueAt: true, acknowledgedBy: true, acknowledgedUntil: true })
    .nullable(),
}) satisfies z.ZodType<PageView>

const attemptSchema = z.object({
  id: z.guid(),
  channel: z.enum(CHANNELS),
  state: z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'cancelled']),
  dueAt: instant,
  sentAt: instant.nullable(),
  provider: z.string().nullable().describe('Who took it, or refused.'),
  detail: z.string().nullable(),
  tries: z.int(),
  isPossiblyTwice: z.boolean().describe('A try before may have arrived as well.'),
}) satisfies z.ZodType<AttemptView>

export const pageDetailSchema = pageSchema.extend({
  isMine: z.boolean(),
  attempts: z.array(attemptSchema),
}) satisfies z.ZodType<PageDetail>

export const policySummarySchema = z.object({
  id: z.guid(),
  name: z.string(),
  team: refSchema.nullable(),
  steps: z.int(),
  repeat: z.int(),
  holdMinutes: z.int().nullable(),
  minutesToFallback: z.int().describe('From the first page to the first fallback, when nobody answers.'),
  services: z.array(refSchema),
  isArchived: z.boolean(),
}) satisfies z.ZodType<PolicySummary>

const targetViewSchema = z.object({
  kind: z.enum(['person', 'rota', 'team', 'webhook']),
  ref: refSchema.nullable(),
  seat: z.enum(['primary', 'secondary']).nullable(),
  host: z.string().nullable(),
  people: z.array(refSchema),
})

export const policyDetailSchema = policySummarySchema.extend({
  version: z.int(),
  isEditable: z.boolean(),
  steps: z.array(policyStepSchema),
  now: z.array(z.array(targetViewSchema)).describe('For each step whom its targets mean now.'),
  fallback: z.object({ team: z.array(refSchema), admins: z.array(refSchema) }),
  signingSecret: z.string().nullable().describe('Signs what is sent to addresses (Standard Webhooks).'),
}) satisfies z.ZodType<PolicyDetail>
