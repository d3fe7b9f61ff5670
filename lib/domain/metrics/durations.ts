import { millisecondsBetween } from '../incident/clock'
import { type InstantName, type Severity, severitySchema } from '../incident/values'
import { declaredAtOf } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { Metric } from './metric'
import { type Spread, shareOf, spreadOf } from './statistics'
import { durationWords, nWords, percentWords } from './words'

/**
 * The times of an incident, each from one instant to another. Sources: the instants of the log (`IncidentState.instants`).
 * A time is not known when either end is missing, or when they stand the wrong way round.
 */
export const DURATIONS = {
  detect: { label: 'Time to detect', from: ['impactStartedAt'], to: 'detectedAt' },
  acknowledge: { label: 'Time to acknowledge', from: ['firstPagedAt'], to: 'acknowledgedAt' },
  mobilise: { label: 'Time to mobilise', from: ['declaredAt'], to: 'mobilisedAt' },
  'first-mitigation': { label: 'Time to first mitigation', from: ['declaredAt'], to: 'firstMitigationAt' },
  // Without a known start of the impact it is timed from the declaration, which is counted and shown.
  mitigate: { label: 'Time to mitigate', from: ['impactStartedAt', 'declaredAt'], to: 'mitigatedAt' },
  resolve: { label: 'Time to resolve', from: ['declaredAt'], to: 'resolvedAt' },
} as const satisfies Record<string, { label: string; from: readonly InstantName[]; to: InstantName }>
export type DurationName = keyof typeof DURATIONS
export const DURATION_NAMES = Object.keys(DURATIONS) as DurationName[]

/** At most this many dots of a chart are answered and drawn; of more, each n-th by time. */
export const MAX_DOTS = 2000
/** The durations share them. */
export const MAX_DURATION_DOTS = Math.floor(MAX_DOTS / DURATION_NAMES.length)

/** Milliseconds of a duration, and whether it had to be timed from its second-best beginning; null when not known. */
export function durationOf(
  { instants }: Pick<MeasuredIncident, 'instants'>,
  name: DurationName,
): { ms: number; isFallback: boolean } | null {
  const { from, to } = DURATIONS[name]
  const begins: readonly InstantName[] = from
  const begin = begins.find((instant) => instants[instant] !== null)
  const [begun, ended] = [begin && instants[begin], instants[to]]
  if (!begun || !ended) return null
  const ms = millisecondsBetween(begun.at, ended.at)
  return ms < 0 ? null : { ms, isFallback: begin !== begins[0] }
}

/** One incident on the axis of a duration. */
export interface Dot {
  key: string
  title: string
  severity: Severity
  ms: number
  isFallback: boolean
}

export interface DurationRow extends Spread {
  /** How many of `n` were timed from their second-best beginning. */
  fallbacks: number
  /** Incidents for which it is not known. */
  missing: number
  bySeverity: Record<Severity, Spread>
  /** All of them, or a sample of at most `MAX_DURATION_DOTS`, in the order of their declaration. */
  dots: Dot[]
  isSampled: boolean
}

export interface Durations {
  rows: Record<DurationName, DurationRow>
  /** Of the incidents of which it is said who noticed first: noticed by us, monitoring included, and by a customer. */
  detection: { us: number; customer: number; unknown: number }
}

/** Every n-th, so that at most so many remain. The SQL form takes the same ones. */
export function sampled<T>(all: readonly T[], most = MAX_DOTS): T[] {
  const step = Math.ceil(all.length / most)
  return step <= 1 ? [...all] : all.filter((_, index) => index % step === 0)
}

const inOrder = (incidents: readonly MeasuredIncident[]): MeasuredIncident[] =>
  incidents.toSorted((one, other) => declaredAtOf(one).localeCompare(declaredAtOf(other)) || one.number - other.number)

/** How long things take, one incident a dot; what is not known is counted apart and is never 0. */
export function durationsOf(incidents: readonly MeasuredIncident[]): Durations {
  const ordered = inOrder(incidents)
  const rowOf = (name: DurationName): DurationRow => {
    const dots = ordered.flatMap((incident): Dot[] => {
      const duration = durationOf(incident, name)
      const { key, title, severity } = incident
      return duration ? [{ key, title, severity, ...duration }] : []
    })
    const of = (severity: Severity) => spreadOf(dots.filter((dot) => dot.severity === severity).map(({ ms }) => ms))
    return {
      ...spreadOf(dots.map(({ ms }) => ms)),
      fallbacks: dots.filter(({ isFallback }) => isFallback).length,
      missing: incidents.length - dots.length,
      bySeverity: { sev1: of('sev1'), sev2: of('sev2'), sev3: of('sev3'), sev4: of('sev4') },
      dots: sampled(dots, MAX_DURATION_DOTS),
      isSampled: dots.length > MAX_DURATION_DOTS,
    }
  }
  const noticed = (...by: (string | null)[]) => incidents.filter(({ detectedBy }) => by.includes(detectedBy)).length
  return {
    rows: Object.fromEntries(DURATION_NAMES.map((name) => [name, rowOf(name)])) as Record<DurationName, DurationRow>,
    detection: { us: noticed('monitoring', 'us'), customer: noticed('customer'), unknown: noticed(null) },
  }
}

/** Share of incidents noticed by us before a customer did, of those of which it is known. */
const detectedByUs = ({ detection: { us, customer } }: Durations): number | null => shareOf(us, us + customer)

export const durationsMetric: Metric<Durations> = {
  name: 'durations',
  question: 'How long until the bleeding stops?',
  definition:
    'One dot is one incident, on a logarithmic axis; the line is the median, dotted lines are p75 and p90. Time to ' +
    'mitigate runs from the start of the impact; where that is not known from the declaration, which is counted. ' +
    'An incident without one of the two instants is missing, not zero.',
  sentence: (data) => {
    const { n, median, missing, fallbacks } = data.rows.mitigate
    if (median === null) return 'No incident of this selection was mitigated yet.'
    const share = detectedByUs(data)
    const parts = [
      `Half were mitigated within ${durationWords(median)} (${nWords(n)}${missing > 0 ? `, ${missing} without` : ''}${
        fallbacks > 0 ? `, ${fallbacks} timed from the declaration` : ''
      }).`,
      ...(share === null ? [] : [`${percentWords(share)} were noticed by us before a customer did.`]),
    ]
    return parts.join(' ')
  },
  table: ({ rows }) => ({
    columns: [
      { key: 'time', label: 'Time', kind: 'text' },
      { key: 'severity', label: 'Severity', kind: 'text' },
      { key: 'n', label: 'n', kind: 'count' },
      { key: 'median', label: 'Median', kind: 'duration' },
      { key: 'p75', label: 'p75', kind: 'duration' },
      { key: 'p90', label: 'p90', kind: 'duration' },
      { key: 'missing', label: 'Not known', kind: 'count' },
      { key: 'fallbacks', label: 'Timed from the declaration', kind: 'count' },
    ],
    rows: DURATION_NAMES.flatMap((name) => {
      const { bySeverity, n, median, p75, p90, missing, fallbacks } = rows[name]
      const { label } = DURATIONS[name]
      return [
        [label, 'all', n, median, p75, p90, missing, fallbacks],
        ...severitySchema.options.map((severity) => {
          const spread = bySeverity[severity]
          return [label, severity.toUpperCase(), spread.n, spread.median, spread.p75, spread.p90, null, null]
        }),
      ]
    }),
  }),
}
