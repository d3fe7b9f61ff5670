import { z } from 'zod'
import { recordedActorSchema } from '@/lib/domain/actor'
import type { CatchUp } from '@/lib/domain/incident/catch-up'
import { type EventEnvelope, envelopeSchema, eventPayloads } from '@/lib/domain/incident/events'
import { checkInSchema } from '@/lib/domain/incident/procedure-payloads'
import { isRedactable } from '@/lib/domain/incident/redactable'
import type { Bounded, IncidentState } from '@/lib/domain/incident/state'
import { rowKindSchema, type TimelineRow } from '@/lib/domain/incident/timeline'
import {
  attachmentRefSchema,
  detectedBySchema,
  importSourceSchema,
  incidentKindSchema,
  instantNameSchema,
  instantSourceSchema,
  outcomeSchema,
  refSchema,
  severitySchema,
  singleRoleSchema,
  statusSchema,
  verdictSchema,
  visibilitySchema,
} from '@/lib/domain/incident/values'
import { pagingSchema } from '@/lib/server/openapi/paging-schemas'
import { procedureSchemas } from '@/lib/server/openapi/procedure-schemas'
import { reviewSchema } from '@/lib/server/openapi/review-schemas'

// `satisfies` holds these to the types that the code answers with: a field that is missing here does not compile.
const instant = z.iso.datetime()
const bounded = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), count: z.int() }) satisfies z.ZodType<Bounded<unknown>>

const holder = refSchema.extend({ since: instant, absentSince: instant.nullable() }).nullable()
const keptEntry = z.object({
  seq: z.int(),
  entryId: z.string().nullable(),
  by: recordedActorSchema,
  at: instant,
  text: z.string().nullable(),
})
const duplicate = z.object({ id: z.string(), key: z.string(), title: z.string() })
const service = refSchema.extend({ key: z.string(), teamId: z.string().nullable() })

/** The JSON of an incident's state. */
export const incidentSchema = z.object({
  id: z.guid(),
  seq: z.int().describe('The `seq` of the last event of its log.'),
  number: z.int(),
  key: z.string().describe('What people say aloud, such as INC-42.'),
  title: z.string(),
  summary: z.string().nullable(),
  kind: incidentKindSchema,
  severity: severitySchema,
  status: statusSchema,
  outcome: outcomeSchema.nullable(),
  visibility: visibilitySchema,
  members: z.array(refSchema).describe('Who may see it while it is private, besides admins.'),
  deliveryPrevented: z.boolean(),
  deliveryEvidence: z
    .object({ text: z.string(), url: z.string().exactOptional(), by: recordedActorSchema, at: instant })
    .nullable(),
  declaredBy: recordedActorSchema,
  services: z.array(service),
  instants: z.record(instantNameSchema, z.object({ at: instant, source: instantSourceSchema }).nullable()),
  reopenedAt: bounded(instant),
  severityJourney: bounded(z.object({ to: severitySchema, at: instant, seq: z.int() })),
  statusJourney: bounded(z.object({ to: statusSchema, at: instant, seq: z.int(), note: z.string().nullable() })),
  roles: z.record(singleRoleSchema, holder),
  experts: z.array(holder.unwrap()),
  offers: z.array(
    z.object({
      offerId: z.string(),
      role: singleRoleSchema,
      from: refSchema.nullable(),
      to: refSchema,
      offeredAt: instant,
      brief: z.object({ seq: z.int(), text: z.string().nullable() }).nullable(),
    }),
  ),
  takenRoles: z.array(z.object({ role: singleRoleSchema, previous: refSchema, by: refSchema, at: instant })),
  participants: bounded(
    refSchema.extend({
      joinedAt: instant.nullable(),
      lastSpokeAt: instant.nullable(),
      lastActedAt: instant.nullable(),
      leftAt: instant.nullable(),
      checkIn: z.object({ answer: checkInSchema, on: z.string().nullable(), at: instant }).nullable(),
    }),
  ),
  decisions: bounded(keptEntry),
  hypotheses: bounded(keptEntry.extend({ verdict: verdictSchema })),
  openQuestions: bounded(keptEntry),
  helpAsked: bounded(
    z.object({
      helpId: z.string(),
      of: refSchema.extend({ kind: z.enum(['person', 'team']) }),
      by: recordedActorSchema,
      at: instant,
    }),
  ),
  links: bounded(z.object({ linkId: z.string(), title: z.string(), url: z.string() })),
  bridgeUrl: z.string().nullable(),
  updateDueAt: instant.nullable(),
  ...procedureSchemas,
  alerts: z.object({
    firing: z.int(),
    total: z.int(),
    last: z.object({ title: z.string(), at: instant }).nullable(),
  }),
  reopeningSuggestedAt: instant
    .nullable()
    .describe('When alerts last fired that suggest to reopen it; null again once its status changes.'),
  requested: z.array(z.string()).describe('Ids of people who were asked to come and do not take part yet.'),
  paging: pagingSchema.describe('Who was paged and what they said, and the runs of escalation policies.'),
  elapsed: z
    .object({
      severity: z.record(severitySchema, z.int()),
      status: z.record(statusSchema, z.int()),
      until: instant,
    })
    .describe('Milliseconds in each severity (while active or mitigated) and status, up to `until`.'),
  deliverySpans: bounded(z.object({ from: instant, to: instant.nullable() })),
  isTest: z.boolean().describe('Declared to try things out: left out of every figure.'),
  detectedBy: detectedBySchema.nullable(),
  importedFrom: z.object({ source: importSourceSchema, id: z.string(), url: z.string().nullable() }).nullable(),
  review: reviewSchema.nullable().describe('Null until a review was opened.'),
  duplicateOf: duplicate.nullable(),
  duplicates: bounded(duplicate),
  entryCount: z.int(),
  lastWord: keptEntry.nullable(),
  lastActivityAt: instant,
}) satisfies z.ZodType<IncidentState>

/** The JSON of one visible line of a room. */
export const timelineRowSchema = z.object({
  seq: z.int(),
  entryId: z.string(),
  kind: rowKindSchema,
  actor: recordedActorSchema,
  commandId: z.string(),
  occurredAt: instant,
  knownAt: instant.nullable(),
  recordedAt: instant,
  text: z.string().nullable(),
  fact: z
    .object({ type: z.string(), payload: z.looseObject({}) })
    .nullable()
    .describe('The event itself, for a line that nobody wrote.'),
  mentions: z.array(refSchema),
  attachments: z.array(attachmentRefSchema),
  starred: z.boolean(),
  versions: z.array(z.object({ text: z.string(), correctedAt: instant, correctedBy: recordedActorSchema })),
  verdict: verdictSchema.nullable(),
  questionSeq: z.int().nullable(),
  answerSeqs: z.array(z.int()),
  redacted: z.object({ at: instant, by: recordedActorSchema, reason: z.string().nullable() }).nullable(),
}) satisfies z.ZodType<Omit<TimelineRow, 'fact'>>

const said = z.object({ seq: z.int(), by: z.string(), text: z.string() })

export const catchUpSchema = z.object({
  text: z.string().describe('About sixty words, to be read aloud.'),
  since: z.object({ at: instant, what: z.enum(['impactStartedAt', 'declaredAt']), spoken: z.string() }),
  severityJourney: z.array(severitySchema),
  status: statusSchema,
  commander: refSchema.extend({ isAbsent: z.boolean() }).nullable(),
  decisions: z.array(said),
  openQuestions: z.array(said),
  updateDue: z.object({ at: instant, isOverdue: z.boolean(), spoken: z.string() }).nullable(),
}) satisfies z.ZodType<CatchUp>

/** One event of each type, all in the same envelope. A redacted one has lost its payload. */
export const eventSchema = z.union(
  Object.entries(eventPayloads).map(([type, payload]) =>
    (envelopeSchema satisfies z.ZodType<EventEnvelope>).extend({
      type: z.literal(type),
      payload: isRedactable(type) ? payload.nullable() : payload,
    }),
  ),
)
