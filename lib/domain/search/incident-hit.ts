import type { Excerpt } from '../incident/summary'
import type { IncidentKind, Outcome, Severity, Status } from '../incident/values'
import type { SectionId } from '../postmortem/sections'

/** Where in an incident its best passage stands: a line of its timeline, or a section of its postmortem. */
export type PassagePlace =
  | { kind: 'line'; entryId: string; by: string; at: string }
  | { kind: 'postmortem'; section: SectionId }

/** An incident that a search over all of them found. */
export interface IncidentHit {
  incidentId: string
  key: string
  title: Excerpt
  kind: IncidentKind
  severity: Severity
  status: Status
  outcome: Outcome | null
  declaredAt: string
  /** Null when the title or the key says it all. */
  passage: { place: PassagePlace; excerpt: Excerpt } | null
  /** Nothing in it is exactly what was typed; it is the nearest there is. */
  isNear: boolean
}
