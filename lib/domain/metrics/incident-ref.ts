import type { Severity } from '../incident/values'
import type { MeasuredIncident } from './measured-incident'

/** What a point opens: an incident of those it counts. */
export interface IncidentRef {
  key: string
  title: string
  severity: Severity
}

/** When it was declared, ISO 8601; empty for a row that does not say, which sorts first. */
export const declaredAtOf = ({ instants }: Pick<MeasuredIncident, 'instants'>): string => instants.declaredAt?.at ?? ''

/** The latest declared first; of two of one instant, the later number. */
export const newestFirst = (incidents: readonly MeasuredIncident[]): MeasuredIncident[] =>
  incidents.toSorted((one, other) => declaredAtOf(other).localeCompare(declaredAtOf(one)) || other.number - one.number)

/** Only what names it, of something that knows more. */
export const incidentRefOf = ({ key, title, severity }: IncidentRef): IncidentRef => ({ key, title, severity })

/** Incidents named of a bucket. */
export const MAX_BUCKET_REFS = 10

/** The incidents behind a bucket of a chart over time. */
export interface BucketRefs {
  /** The latest declared first: all, or as many as are named. */
  incidents: IncidentRef[]
  incidentCount: number
}

export const NO_REFS: BucketRefs = { incidents: [], incidentCount: 0 }

/** What is behind a bucket; an incident that is there for several reasons counts once. */
export function bucketRefs(incidents: readonly MeasuredIncident[]): BucketRefs {
  const behind = [...new Set(incidents)]
  return { incidents: newestRefs(behind, MAX_BUCKET_REFS), incidentCount: behind.length }
}

/** At most `limit` of them, the latest declared first. */
export const newestRefs = (incidents: readonly MeasuredIncident[], limit: number): IncidentRef[] =>
  newestFirst(incidents).slice(0, limit).map(incidentRefOf)
