import { z } from 'zod'
import type { CrutchView } from '@/lib/domain/incident/crutch'
import { mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import type { IncidentSummary, SearchHit } from '@/lib/domain/incident/summary'
import {
  attachmentRefSchema,
  importSourceSchema,
  incidentKindSchema,
  outcomeSchema,
  refSchema,
  severitySchema,
  statusSchema,
  visibilitySchema,
} from '@/lib/domain/incident/values'
import { SECTIONS } from '@/lib/domain/postmortem/sections'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import type { IncidentHit } from '@/lib/domain/search/incident-hit'
import {
  alertDetailSchema,
  alertRuleSchema,
  alertSchema,
  maintenanceWindowSchema,
  silenceSchema,
} from '@/lib/server/openapi/alert-operations'
import { serviceSchema, teamSchema } from '@/lib/server/openapi/catalogue-operations'
import { incidentChangesSchema, pastChangeSchema } from '@/lib/server/openapi/change-operations'
import { threadSchema } from '@/lib/server/openapi/comment-operations'
import { catchUpSchema, eventSchema, incidentSchema, timelineRowSchema } from '@/lib/server/openapi/incident-schemas'
import { integrationSchema } from '@/lib/server/openapi/integration-operations'
import {
  identitySchema,
  invitationSchema,
  personSchema,
  profileSchema,
  sessionSchema,
  tokenSchema,
} from '@/lib/server/openapi/people-operations'
import { reviewViewSchema } from '@/lib/server/openapi/review-operations'

const instant = z.iso.datetime()

const incidentSummarySchema = z.object({
  id: z.guid(),
  key: z.string(),
  title: z.string(),
  kind: incidentKindSchema,
  severity: severitySchema,
  status: statusSchema,
  outcome: outcomeSchema.nullable(),
  duplicateOfKey: z.string().nullable(),
  visibility: visibilitySchema,
  deliveryPrevented: z.boolean(),
  isTest: z.boolean(),
  importedFrom: importSourceSchema.nullable(),
  declaredAt: instant,
  impactStartedAt: instant.nullable(),
  mitigatedAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  updateDueAt: instant.nullable(),
  lastActivityAt: instant,
  commander: refSchema.nullable(),
  rolesHeld: z.int(),
  services: z.array(refSchema),
  lastWord: z.object({ by: refSchema, text: z.string().nullable(), at: instant }).nullable(),
  alertsFiring: z.int(),
  participantCount: z.int(),
  headSeq: z.int(),
  unread: z.int().nullable(),
}) satisfies z.ZodType<IncidentSummary>

const excerptSchema = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])).describe('Where the words stand: start and end, in UTF-16 units.'),
})

const searchHitSchema = z.object({
  incidentId: z.guid(),
  key: z.string(),
  title: z.string(),
  row: timelineRowSchema,
  excerpt: excerptSchema,
}) satisfies z.ZodType<Omit<SearchHit, 'row'>>

const incidentHitSchema = z.object({
  incidentId: z.guid(),
  key: z.string(),
  title: excerptSchema,
  kind: incidentKindSchema,
  severity: severitySchema,
  status: statusSchema,
  outcome: outcomeSchema.nullable(),
  declaredAt: instant,
  passage: z
    .object({
      place: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('line'), entryId: z.string(), by: z.string(), at: instant }),
        z.object({ kind: z.literal('postmortem'), section: z.enum(SECTIONS) }),
      ]),
      excerpt: excerptSchema,
    })
    .nullable()
    .describe('The best passage; null when the title or the key says it all.'),
  isNear: z.boolean().describe('Nothing in it is exactly what was asked; it is the nearest there is.'),
}) satisfies z.ZodType<IncidentHit>

const notificationSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'mention',
    'help',
    'handover',
    'role-taken',
    'effect-check',
    'crutch',
    'drill',
    'comment',
    'review-asked',
    'review-given',
    'page',
    'page-failed',
    'unanswered',
  ]),
  incidentId: z.string(),
  incidentKey: z.string(),
  incidentTitle: z.string(),
  entryId: z.string().nullable(),
  threadId: z.string().nullable().describe('The thread of comments on the postmortem it is about.'),
  by: refSchema,
  text: z.string().nullable(),
  createdAt: instant,
  readAt: instant.nullable(),
}) satisfies z.ZodType<InAppNotification>

export const crutchSchema = z.object({
  mitigationId: z.string(),
  kind: mitigationKindSchema,
  title: z.string(),
  target: z.string().nullable(),
  service: refSchema.nullable(),
  team: refSchema.nullable().describe('Who owns the service today.'),
  owner: refSchema,
  leftBy: refSchema.nullable(),
  leftAt: instant,
  expiresAt: instant,
  isMine: z.boolean().describe('You own it, or are in the team that owns its service.'),
  incident: z.object({
    id: z.guid(),
    key: z.string(),
    title: z.string(),
    severity: severitySchema,
    status: statusSchema,
  }),
}) satisfies z.ZodType<CrutchView>

/** Everything that answers name, by the name they give it. */
export const answerSchemas: Readonly<Record<string, z.ZodType>> = {
  Incident: incidentSchema,
  IncidentSummary: incidentSummarySchema,
  Event: eventSchema,
  TimelineRow: timelineRowSchema,
  Attachment: attachmentRefSchema,
  CatchUp: catchUpSchema,
  SearchHit: searchHitSchema,
  IncidentHit: incidentHitSchema,
  Notification: notificationSchema,
  CommentThread: threadSchema,
  ReviewView: reviewViewSchema,
  Crutch: crutchSchema,
  Service: serviceSchema,
  Team: teamSchema,
  Person: personSchema,
  Profile: profileSchema,
  Session: sessionSchema,
  Identity: identitySchema,
  Invitation: invitationSchema,
  Token: tokenSchema,
  Alert: alertSchema,
  AlertDetail: alertDetailSchema,
  AlertRule: alertRuleSchema,
  Silence: silenceSchema,
  MaintenanceWindow: maintenanceWindowSchema,
  Integration: integrationSchema,
  PastChange: pastChangeSchema,
  IncidentChanges: incidentChangesSchema,
}
