import { incidentKeyOf, type Severity } from '@/lib/domain/incident/values'
import type { IncidentRef } from '@/lib/domain/metrics/incident-ref'

/** The columns that a point's incidents are named by. */
export interface RefRow {
  number: number
  title: string
  severity: Severity
}

export const refIn = ({ number, title, severity }: RefRow): IncidentRef => ({
  key: incidentKeyOf(number),
  title,
  severity,
})
