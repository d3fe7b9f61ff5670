import { countWords } from '../count-words'
import { elapsedAt, isHurting } from '../incident/elapsed'
import { severitySchema } from '../incident/values'
import { bucketOf, bucketsOf } from './buckets'
import type { HistoryFilter } from './history-filter'
import { declaredAtOf, type IncidentRef, incidentRefOf } from './incident-ref'
import type { BySeverity } from './incidents-per-week'
import type { MeasuredIncident } from './measured-incident'
import type { Metric, MetricCell } from './metric'
import { durationWords, nWords } from './words'

/** Ten years. */
const MAX_MONTHS = 120
/** Incidents named of a month, those that took longest. */
export const MAX_MONTH_REFS = 10

/** Milliseconds that incidents were active or mitigated, by their severity then and by their status. */
export interface TimeSpent {
  n: number
  severity: BySeverity
  status: { active: number; mitigated: number }
}

export interface MonthSpent extends TimeSpent {
  /** The first day of the month of their declaration, UTC. */
  month: string
  /** Those that took longest first; the later number first among equals. */
  incidents: (IncidentRef & { ms: number })[]
}

export interface TimeInSeverity {
  total: TimeSpent
  /** How many go on: their time is counted until now. */
  running: number
  months: MonthSpent[]
  /** Whether older months are left out; the total has them. */
  isCut: boolean
}

export const NO_TIME: TimeSpent = {
  n: 0,
  severity: { sev1: 0, sev2: 0, sev3: 0, sev4: 0 },
  status: { active: 0, mitigated: 0 },
}

/** Milliseconds in all severities together. */
export const hurtingMs = ({ severity }: Pick<TimeSpent, 'severity'>): number =>
  severitySchema.options.reduce((sum, one) => sum + severity[one], 0)

/** Every month of the period, empty ones included; those given have their incidents. */
export function monthsOf(
  spent: readonly MonthSpent[],
  bounds: Pick<HistoryFilter, 'from' | 'to'>,
  now: string,
): Pick<TimeInSeverity, 'months' | 'isCut'> {
  const byMonth = new Map(spent.map((one) => [one.month, one]))
  const first = [...byMonth.keys()].sort()[0] ?? null
  const { days, isCut } = bucketsOf(bounds, first, now, 'month', MAX_MONTHS)
  return { isCut, months: days.map((month) => byMonth.get(month) ?? { ...NO_TIME, month, incidents: [] }) }
}

function spentOf(incidents: readonly MeasuredIncident[], now: string): TimeSpent {
  const all = incidents.map((one) => elapsedAt(one, now))
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0)
  return {
    n: incidents.length,
    severity: {
      sev1: sum(({ severity }) => severity.sev1),
      sev2: sum(({ severity }) => severity.sev2),
      sev3: sum(({ severity }) => severity.sev3),
      sev4: sum(({ severity }) => severity.sev4),
    },
    status: { active: sum(({ status }) => status.active), mitigated: sum(({ status }) => status.mitigated) },
  }
}

/**
 * How long incidents hurt: the intervals in which they were active or mitigated, by the severity they had then.
 * Reopenings add theirs; what goes on is counted until `now`.
 */
export function timeInSeverityOf(
  incidents: readonly MeasuredIncident[],
  bounds: Pick<HistoryFilter, 'from' | 'to'>,
  now: string,
): TimeInSeverity {
  const spent = [...Map.groupBy(incidents, (one) => bucketOf(declaredAtOf(one), 'month'))].map(
    ([month, ofMonth]): MonthSpent => ({
      month,
      ...spentOf(ofMonth, now),
      incidents: ofMonth
        .map((one) => ({ ...incidentRefOf(one), number: one.number, ms: hurtingMs(spentOf([one], now)) }))
        .toSorted((one, other) => other.ms - one.ms || other.number - one.number)
        .slice(0, MAX_MONTH_REFS)
        .map(({ number: _, ...ref }) => ref),
    }),
  )
  return {
    total: spentOf(incidents, now),
    running: incidents.filter(({ status }) => isHurting(status)).length,
    ...monthsOf(spent, bounds, now),
  }
}

const cellsOf = ({ n, severity, status }: TimeSpent): MetricCell[] => [
  n,
  ...severitySchema.options.map((one) => (n === 0 ? null : severity[one])),
  n === 0 ? null : status.active,
  n === 0 ? null : status.mitigated,
]

export const timeInSeverityMetric: Metric<TimeInSeverity> = {
  name: 'time-in-severity',
  question: 'How long did it hurt?',
  definition:
    'The sum of the time incidents were active or mitigated, by the severity they had then, in the month of their ' +
    'declaration. A reopened incident adds its new interval; one that goes on counts until now. It is a sum of incidents, ' +
    'not of the calendar: two at once count twice.',
  sentence: ({ total, running }) => {
    if (total.n === 0) return 'No incident was declared in this selection.'
    const { sev1, sev2 } = total.severity
    const goesOn = running === 0 ? '' : `; ${running === 1 ? 'one goes' : `${running} go`} on`
    return `${countWords(total.n, 'incident')} hurt for ${durationWords(hurtingMs(total))} in all, ${durationWords(sev1 + sev2)} of it in SEV1 and SEV2 (${nWords(total.n)}${goesOn}).`
  },
  table: ({ months, total }) => ({
    columns: [
      { key: 'month', label: 'Month', kind: 'text' },
      { key: 'n', label: 'Incidents', kind: 'count' },
      ...severitySchema.options.map((severity) => ({
        key: severity,
        label: severity.toUpperCase(),
        kind: 'duration' as const,
      })),
      { key: 'active', label: 'Active', kind: 'duration' },
      { key: 'mitigated', label: 'Mitigated', kind: 'duration' },
    ],
    rows: [...months.map((one) => [one.month.slice(0, 7), ...cellsOf(one)]), ['All', ...cellsOf(total)]],
  }),
}
