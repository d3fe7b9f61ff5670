import { refOf } from './lookups'
import type { IncidentState } from './state'
import type { TimelineRow } from './timeline'
import {
  type ImportSource,
  type IncidentKind,
  type Outcome,
  type Ref,
  type Severity,
  type Status,
  singleRoleSchema,
  type Visibility,
} from './values'

/** One incident in a list. Instants that are not known are null. */
export interface IncidentSummary {
  id: string
  key: string
  title: string
  kind: IncidentKind
  severity: Severity
  status: Status
  /** Set for what was withdrawn or turned out to be a duplicate. */
  outcome: Outcome | null
  /** The key of the incident this one is a duplicate of. */
  duplicateOfKey: string | null
  visibility: Visibility
  deliveryPrevented: boolean
  /** Declared to try things out. */
  isTest: boolean
  /** Where it was written before; null for what was declared here. */
  importedFrom: ImportSource | null
  declaredAt: string
  impactStartedAt: string | null
  mitigatedAt: string | null
  resolvedAt: string | null
  closedAt: string | null
  updateDueAt: string | null
  lastActivityAt: string
  commander: Ref | null
  /** How many of the four roles with one holder are held. */
  rolesHeld: number
  services: Ref[]
  /** What somebody wrote last; its text is null once redacted. */
  lastWord: { by: Ref; text: string | null; at: string } | null
  alertsFiring: number
  participantCount: number
  headSeq: number
  /** Events since the reader's mark; null when it is not known who reads, or they never read it. */
  unread: number | null
}

/** A part of a text that a search found, and where: pairs of start and end, in UTF-16 units. */
export interface Excerpt {
  text: string
  marks: [start: number, end: number][]
}

/** A line of a timeline that a search found. */
export interface SearchHit {
  incidentId: string
  key: string
  title: string
  row: TimelineRow
  excerpt: Excerpt
}

/** What a list shows of an incident. `readSeq` is the reader's mark, null without one. */
export function summaryOf(incident: IncidentState, readSeq: number | null): IncidentSummary {
  const { id, key, title, kind, severity, status, outcome, visibility, deliveryPrevented, instants, roles } = incident
  const { lastWord, updateDueAt, lastActivityAt, seq } = incident
  return {
    id,
    key,
    title,
    kind,
    severity,
    status,
    outcome,
    duplicateOfKey: incident.duplicateOf?.key ?? null,
    visibility,
    deliveryPrevented,
    isTest: incident.isTest,
    importedFrom: incident.importedFrom?.source ?? null,
    declaredAt: instants.declaredAt?.at ?? lastActivityAt,
    impactStartedAt: instants.impactStartedAt?.at ?? null,
    mitigatedAt: instants.mitigatedAt?.at ?? null,
    resolvedAt: instants.resolvedAt?.at ?? null,
    closedAt: instants.closedAt?.at ?? null,
    updateDueAt,
    lastActivityAt,
    commander: roles.commander && refOf(roles.commander),
    rolesHeld: singleRoleSchema.options.filter((role) => roles[role]).length,
    services: incident.services.map(refOf),
    lastWord: lastWord && { by: refOf(lastWord.by), text: lastWord.text, at: lastWord.at },
    alertsFiring: incident.alerts.firing,
    participantCount: incident.participants.count,
    headSeq: seq,
    unread: readSeq === null ? null : Math.max(0, seq - readSeq),
  }
}
