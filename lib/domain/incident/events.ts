import { z } from 'zod'
import { type RecordedActor, recordedActorSchema } from '../actor'
import { checklistSchema } from './checklist'
import { historyPayloads } from './history-payloads'
import { pagingPayloads } from './paging-payloads'
import { procedurePayloads } from './procedure-payloads'
import { isRedactable, type RedactableType } from './redactable'
import { reviewPayloads } from './review-payloads'
import {
  type AttachmentRef,
  attachmentRefSchema,
  cadenceSchema,
  deliveryReasonSchema,
  incidentKindSchema,
  instantSourceSchema,
  refSchema,
  roleSchema,
  severitySchema,
  singleRoleSchema,
  statedInstantSchema,
  statusSchema,
  verdictSchema,
  visibilitySchema,
} from './values'

const written = z.object({
  /** Made by the caller; unique in its incident. */
  entryId: z.string(),
  text: z.string(),
  occurredAt: z.string(),
  knownAt: z.string().optional(),
  mentions: z.array(refSchema).default([]),
  attachments: z.array(attachmentRefSchema).optional(),
})
const aboutEntry = { entryId: z.string(), entrySeq: z.number() }
const evidence = z.object({ text: z.string(), url: z.string().optional() })
const service = refSchema.extend({ key: z.string(), teamId: z.string().nullable().default(null) })

/**
 * Everything that can happen to an incident. The log keeps these for ever, so a type's meaning never changes:
 * add an optional field, or add a new type. Free text that may have to be redacted stands in events of its own
 * (`REDACTABLE`), and facts refer to entries by `entrySeq`: so the fold still agrees after a redaction (SPEC LOG-8).
 */
export const eventPayloads = {
  'incident.declared': z.object({
    number: z.number(),
    key: z.string(),
    title: z.string(),
    severity: severitySchema,
    kind: incidentKindSchema,
    deliveryPrevented: z.boolean(),
    summary: z.string().optional(),
    visibility: visibilitySchema,
    services: z.array(service),
    members: z.array(refSchema),
    occurredAt: z.string().optional(),
    updateDueAt: z.string().nullable(),
    /** Set when a machine declared: the instant of its first signal. */
    firstSignalAt: z.string().optional(),
    deliveryReason: deliveryReasonSchema.optional(),
    /** The first five minutes and the cadence of updates as they were set then; logs before them have none. */
    checklist: checklistSchema.optional(),
    cadence: cadenceSchema.optional(),
  }),
  'incident.retitled': z.object({ from: z.string(), to: z.string() }),
  'note.added': written,
  'observation.added': written,
  'hypothesis.added': written,
  'decision.added': written,
  'question.asked': written,
  'answer.added': written.extend({ questionId: z.string(), questionSeq: z.number() }),
  'question.answered': z.object({ ...aboutEntry, answerId: z.string(), answerSeq: z.number() }),
  'hypothesis.judged': z.object({ ...aboutEntry, from: verdictSchema, to: verdictSchema }),
  'entry.corrected': z.object({ ...aboutEntry, text: z.string() }),
  'entry.redacted': z.object({ ...aboutEntry, seqs: z.array(z.number()), reason: z.string().optional() }),
  'entry.starred': z.object(aboutEntry),
  'entry.unstarred': z.object(aboutEntry),
  'severity.changed': z.object({ from: severitySchema, to: severitySchema, evidence: evidence.optional() }),
  'delivery-prevented.changed': z.object({ to: z.boolean(), evidence: evidence.optional() }),
  'status.changed': z.object({
    from: statusSchema,
    to: statusSchema,
    note: z.string().optional(),
    /** Set when nobody did it: its alerts had been quiet for so long. */
    quietMinutes: z.number().optional(),
  }),
  'instants.set': z.object({
    instants: z.partialRecord(
      statedInstantSchema,
      z.object({ at: z.string().nullable(), source: instantSourceSchema, from: z.string().nullable() }),
    ),
  }),
  'services.changed': z.object({ added: z.array(service), removed: z.array(service) }),
  'update-due.set': z.object({ dueAt: z.string().nullable() }),
  'role.taken': z.object({
    role: roleSchema,
    person: refSchema,
    /** The holder it was taken from, when it was not vacant. */
    previous: refSchema.nullable(),
    previousWasAbsent: z.boolean(),
    reason: z.string().optional(),
  }),
  'role.restored': z.object({ role: singleRoleSchema, person: refSchema, from: refSchema }),
  'role.released': z.object({ role: roleSchema, person: refSchema }),
  'handover.offered': z.object({
    offerId: z.string(),
    role: singleRoleSchema,
    from: refSchema.nullable(),
    to: refSchema,
  }),
  'brief.written': z.object({ offerId: z.string(), text: z.string(), quotedSeqs: z.array(z.number()) }),
  'handover.accepted': z.object({
    offerId: z.string(),
    role: singleRoleSchema,
    from: refSchema.nullable(),
    to: refSchema,
  }),
  'handover.declined': z.object({
    offerId: z.string(),
    role: singleRoleSchema,
    to: refSchema,
    reason: z.string().optional(),
  }),
  'handover.cancelled': z.object({ offerId: z.string(), role: singleRoleSchema, to: refSchema }),
  'help.asked': z.object({
    helpId: z.string(),
    of: refSchema.extend({ kind: z.enum(['person', 'team']) }),
    service: refSchema.optional(),
    message: z.string().optional(),
  }),
  'participant.joined': z.object({ person: refSchema }),
  'participant.left': z.object({ person: refSchema }),
  'participant.absent': z.object({ person: refSchema, since: z.string(), roles: z.array(roleSchema) }),
  'participant.returned': z.object({ person: refSchema }),
  'visibility.changed': z.object({ from: visibilitySchema, to: visibilitySchema, members: z.array(refSchema) }),
  'member.added': z.object({ person: refSchema }),
  'member.removed': z.object({ person: refSchema }),
  'link.attached': z.object({ linkId: z.string(), title: z.string(), url: z.string() }),
  'bridge.set': z.object({ url: z.string().nullable() }),
  'incident.marked-duplicate': z.object({ of: z.object({ id: z.string(), key: z.string(), title: z.string() }) }),
  'duplicate.received': z.object({
    from: z.object({ id: z.string(), key: z.string(), title: z.string() }),
    members: z.array(refSchema),
    participants: z.array(refSchema),
    alerts: z.number(),
  }),
  'incident.withdrawn': z.object({ reason: z.string() }),
  'alerts.changed': z.object({
    integration: refSchema,
    service: refSchema.nullable(),
    /** Alerts of this incident firing now, and all it ever had. */
    firing: z.number(),
    total: z.number(),
    fired: z.number(),
    resolved: z.number(),
    /** Alerts fired again soon after the incident was resolved: somebody should decide whether to reopen it. */
    suggestsReopening: z.boolean().optional(),
    /** Why those that fired belong to this incident; logs from before this was recorded do not say. */
    joined: z
      .object({
        because: z.enum(['opened', 'same-service', 'same-integration', 'flapping']),
        /** The window that held: of grouping, or of flapping. Null: as long as the incident was open. */
        windowMinutes: z.number().nullable(),
      })
      .optional(),
    /** How many of those that fired come and go: they reopen nothing and page nobody again. */
    flapping: z.number().optional(),
    /** At most five of the alerts that fired or resolved with this event. */
    sample: z.array(
      z.object({ title: z.string(), status: z.enum(['firing', 'resolved']), url: z.string().optional() }),
    ),
  }),
  ...procedurePayloads,
  ...reviewPayloads,
  ...historyPayloads,
  ...pagingPayloads,
} satisfies Record<string, z.ZodType>

export type EventType = keyof typeof eventPayloads
export type PayloadOf<T extends EventType> = z.output<(typeof eventPayloads)[T]>

/** What happened, without where it sits in a log. */
export type EventBody = { [T in EventType]: { type: T; payload: PayloadOf<T> } }[EventType]

/** Where an event sits: `seq` starts at 1 in each incident and has no gaps; `recordedAt` is the server's clock. */
export interface EventEnvelope {
  incidentId: string
  seq: number
  actor: RecordedActor
  commandId: string
  recordedAt: string
  /** Hex SHA-256 over the previous hash and this event (SPEC LOG-5). */
  hash: string
}

/** A redacted event keeps its envelope and loses its payload. */
export type IncidentEvent = EventEnvelope &
  (EventBody | { [T in RedactableType]: { type: T; payload: null } }[RedactableType])

/** The pictures and files that an event brings; none once it is redacted. */
export const attachmentsOf = ({ payload }: IncidentEvent): AttachmentRef[] =>
  payload && 'attachments' in payload ? (payload.attachments ?? []) : []

export const envelopeSchema = z.object({
  incidentId: z.string(),
  seq: z.number().int().positive(),
  actor: recordedActorSchema,
  commandId: z.string(),
  recordedAt: z.string(),
  hash: z.string(),
})

const isKnownType = (type: string): type is EventType => Object.hasOwn(eventPayloads, type)

/**
 * Reads a stored or received event. Answers null for a type this build does not know (a newer server wrote it):
 * readers skip it. Throws when a known type has an impossible payload.
 */
export function parseEvent(value: { type: string; payload: unknown } & EventEnvelope): IncidentEvent | null {
  const { type, payload } = value
  if (!isKnownType(type)) return null
  const envelope = envelopeSchema.parse(value)
  if (payload === null && isRedactable(type)) return { ...envelope, type, payload: null }
  return { ...envelope, type, payload: eventPayloads[type].parse(payload) } as IncidentEvent
}

/** The event of one type, or of several. */
export type EventOf<T extends EventType> = Extract<IncidentEvent, { type: T }>
