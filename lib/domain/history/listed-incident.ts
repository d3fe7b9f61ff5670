import type { MitigationKind } from '../incident/mitigation'
import type { ReviewStatus } from '../incident/review'
import type { ImportSource, IncidentKind, Outcome, Ref, Severity, Status, Visibility } from '../incident/values'

/** One incident in the list of history. Instants are ISO 8601 UTC; what is not known is null, never 0. */
export interface ListedIncident {
  id: string
  key: string
  title: string
  kind: IncidentKind
  severity: Severity
  status: Status
  outcome: Outcome | null
  visibility: Visibility
  isTest: boolean
  /** Where it was written before it came here. */
  importedFrom: ImportSource | null
  services: Ref[]
  commander: Ref | null
  declaredAt: string
  impactStartedAt: string | null
  mitigatedAt: string | null
  resolvedAt: string | null
  closedAt: string | null
  /** Milliseconds from the start of the impact, or from the declaration, as `durationOf` has them. */
  mitigateMs: number | null
  /** Milliseconds from the declaration. */
  resolveMs: number | null
  /** How many people took part or held a role. */
  people: number
  /** How many mitigations were started. */
  tried: number
  /** The mitigation that worked first. */
  workedBy: { kind: MitigationKind; title: string } | null
  /** Null while nobody opened a review. */
  review: ReviewStatus | null
  /** When the first version of its postmortem was published. */
  reviewPublishedAt: string | null
}

/** A page of the list. */
export interface HistoryPage {
  incidents: ListedIncident[]
  /** Asks for the next page; null at the end. */
  nextCursor: string | null
}

/** How many incidents the list has in all. */
export interface HistoryCount {
  count: number
}
