import type { Severity } from '../incident/values'
import type { MeasuredIncident } from './measured-incident'

/** What a point opens: an incident of those it counts. */
export interface IncidentRef {
  key: string
  title: string
  severity: Severity
}

export const declaredAtOf = ({ instants }: Pick<MeasuredIncident, 'instants'>): string => instants.declaredAt?.at ?? ''

/** The latest declared first; of two of one instant, the later number. */
export const newestFirst = (incidents: readonly MeasuredIncident[]): MeasuredIncident[] =>
  incidents.toSorted((one, other) => declaredAtOf(other).localeCompare(declaredAtOf(one)) || other.number - one.number)

export const refOf = ({ key, title, severity }: IncidentRef): IncidentRef => ({ key, title, severity })

/** At most `limit` of them, the latest declared first. */
export const newestRefs = (incidents: readonly MeasuredIncident[], limit: number): IncidentRef[] =>
  newestFirst(incidents).slice(0, limit).map(refOf)
