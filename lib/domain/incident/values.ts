import { z } from 'zod'

/** `delivery` is the pipeline: what keeps teams from delivering to production. */
export const incidentKindSchema = z.enum(['production', 'delivery', 'security', 'drill'])
export type IncidentKind = z.infer<typeof incidentKindSchema>

/** sev1 is the worst. */
export const severitySchema = z.enum(['sev1', 'sev2', 'sev3', 'sev4'])
export type Severity = z.infer<typeof severitySchema>

/** What a severity means, in one sentence each. */
export const SEVERITY_MEANING = {
  sev1: 'A core function is down for many, data is at risk, or delivery to production is prevented.',
  sev2: 'A core function is badly degraded, or down for some.',
  sev3: 'Minor, with a workaround.',
  sev4: 'No customer effect yet.',
} satisfies Record<Severity, string>

/** Positive when `a` is worse than `b`. */
export const compareSeverity = (a: Severity, b: Severity): number =>
  severitySchema.options.indexOf(b) - severitySchema.options.indexOf(a)

export const statusSchema = z.enum(['active', 'mitigated', 'resolved', 'closed'])
export type Status = z.infer<typeof statusSchema>

/** Why a closed incident needs no review: it was none, or it lives on in another. */
export const outcomeSchema = z.enum(['withdrawn', 'duplicate'])
export type Outcome = z.infer<typeof outcomeSchema>

export const visibilitySchema = z.enum(['open', 'private'])
export type Visibility = z.infer<typeof visibilitySchema>

/** Roles with one holder; `expert` (subject-matter expert) has many. */
export const singleRoleSchema = z.enum(['commander', 'operations', 'communications', 'scribe'])
export type SingleRole = z.infer<typeof singleRoleSchema>
export const roleSchema = z.enum([...singleRoleSchema.options, 'expert'])
export type Role = z.infer<typeof roleSchema>

export const ROLE_NAMES = {
  commander: 'Commander',
  operations: 'Operations',
  communications: 'Communications',
  scribe: 'Scribe',
  expert: 'Expert',
} satisfies Record<Role, string>

/** Kinds of entry that a person writes; `answer` is written by answering a question. */
export const entryKindSchema = z.enum(['note', 'observation', 'hypothesis', 'decision', 'question'])
export type EntryKind = z.infer<typeof entryKindSchema>

export const verdictSchema = z.enum(['untested', 'supported', 'ruled-out'])
export type Verdict = z.infer<typeof verdictSchema>

/** The instants of an incident that a person may state; the others come from the log itself. */
export const statedInstantSchema = z.enum([
  'impactStartedAt',
  'firstSignalAt',
  'detectedAt',
  'firstPagedAt',
  'acknowledgedAt',
  'mobilisedAt',
  'firstMitigationAt',
  'mitigatedAt',
  'resolvedAt',
])
export type StatedInstant = z.infer<typeof statedInstantSchema>
export const instantNameSchema = z.enum([...statedInstantSchema.options, 'declaredAt', 'closedAt'])
export type InstantName = z.infer<typeof instantNameSchema>

/** Who noticed it first: monitoring, one of us, or a customer. */
export const detectedBySchema = z.enum(['monitoring', 'us', 'customer'])
export type DetectedBy = z.infer<typeof detectedBySchema>

export const DETECTED_BY = {
  monitoring: 'Monitoring',
  us: 'One of us',
  customer: 'A customer',
} satisfies Record<DetectedBy, string>

/** Where an incident was written before it came here. */
export const importSourceSchema = z.enum(['csv', 'pagerduty', 'opsgenie'])
export type ImportSource = z.infer<typeof importSourceSchema>

export const IMPORT_SOURCES = {
  csv: 'a CSV file',
  pagerduty: 'PagerDuty',
  opsgenie: 'Opsgenie',
} satisfies Record<ImportSource, string>

/** How an instant became known: by a machine, written while it happened, or written later. */
export const instantSourceSchema = z.enum(['machine', 'live', 'later'])
export type InstantSource = z.infer<typeof instantSourceSchema>

/** Minutes from one update to the next by severity; null: none is due. */
export const cadenceSchema = z.record(severitySchema, z.int().min(5).max(10_080).nullable())
export type Cadence = z.infer<typeof cadenceSchema>

/** The cadence as it comes; an admin may change it. Its first step is the first update after declaring. */
export const DEFAULT_CADENCE: Cadence = { sev1: 30, sev2: 60, sev3: null, sev4: null }

/** What keeps teams from delivering to production. */
export const deliveryReasonSchema = z.enum([
  'production-outage',
  'test-environment',
  'security-scanner',
  'unstable-ci',
  'broken-workstation',
])
export type DeliveryReason = z.infer<typeof deliveryReasonSchema>

export const DELIVERY_REASONS = {
  'production-outage': 'A production outage',
  'test-environment': 'An unstable test environment',
  'security-scanner': 'A security scanner crying wolf',
  'unstable-ci': 'An unstable CI',
  'broken-workstation': 'A broken laptop',
} satisfies Record<DeliveryReason, string>

/** An id of a person, service, … with the name it had then. */
export const refSchema = z.object({ id: z.string(), name: z.string() })
export type Ref = z.infer<typeof refSchema>

/** A picture or a file of an entry, as it is kept: pictures re-encoded, so without whatever else was in them. */
export const attachmentRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  /** Bytes of what is kept. */
  size: z.number(),
  /** Hex SHA-256 of what is kept: the chain of the log covers it. */
  sha256: z.string(),
  /** Pixels; of pictures only. */
  width: z.number().nullable(),
  height: z.number().nullable(),
})
export type AttachmentRef = z.infer<typeof attachmentRefSchema>

/** The key people say aloud, from the installation-wide number. */
export const incidentKeyOf = (number: number): string => `INC-${number}`
