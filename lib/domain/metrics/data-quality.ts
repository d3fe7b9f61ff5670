import { countWords } from '../count-words'
import { millisecondsBetween } from '../incident/clock'
import { INSTANT_LABELS } from '../incident/describe'
import { type InstantName, instantNameSchema } from '../incident/values'
import { type IncidentRef, incidentRefOf, newestFirst } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { Metric } from './metric'
import { shareOf } from './statistics'
import { nWords, percentWords } from './words'

/** What an instant cannot come before. */
export const PREDECESSORS: Partial<Record<InstantName, readonly InstantName[]>> = {
  detectedAt: ['impactStartedAt'],
  acknowledgedAt: ['firstPagedAt'],
  mobilisedAt: ['declaredAt', 'acknowledgedAt'],
  firstMitigationAt: ['declaredAt'],
  mitigatedAt: ['impactStartedAt', 'firstMitigationAt'],
  resolvedAt: ['declaredAt', 'mitigatedAt'],
  closedAt: ['resolvedAt'],
}

/** Incidents named of those with most gaps. */
export const MAX_WORST = 20

/**
 * Whether an instant should be known by now. An incident without an effect has no start of one (SEV4), nobody who was
 * not paged acknowledges, and what has not happened yet is not missing.
 */
function isExpected(name: InstantName, { instants, severity, status, alertCount, triedCount }: MeasuredIncident) {
  const isPaged = instants.firstPagedAt !== null
  switch (name) {
    case 'declaredAt':
    case 'detectedAt':
      return true
    case 'impactStartedAt':
      return severity !== 'sev4'
    case 'firstSignalAt':
      return alertCount > 0
    case 'firstPagedAt':
      return instants.acknowledgedAt !== null
    case 'acknowledgedAt':
    case 'mobilisedAt':
      return isPaged && status !== 'active'
    case 'firstMitigationAt':
      return triedCount > 0
    case 'mitigatedAt':
      return status !== 'active'
    case 'resolvedAt':
      return status === 'resolved' || status === 'closed'
    case 'closedAt':
      return status === 'closed'
    default:
      name satisfies never
      return false
  }
}

function isOutOfOrder(name: InstantName, { instants }: MeasuredIncident): boolean {
  const at = instants[name]?.at
  return (PREDECESSORS[name] ?? []).some((earlier) => {
    const from = instants[earlier]?.at
    return at !== undefined && from !== undefined && millisecondsBetween(from, at) < 0
  })
}

const isMissing = (name: InstantName, incident: MeasuredIncident): boolean =>
  incident.instants[name] === null && isExpected(name, incident)

/** How well one instant is known, in incidents. */
export interface InstantQuality {
  machine: number
  live: number
  later: number
  /** Expected by now, and not known. */
  missing: number
  /** Stands before what it cannot come before. */
  outOfOrder: number
}

export interface PoorlyKnown extends IncidentRef {
  missing: InstantName[]
  outOfOrder: InstantName[]
}

export interface DataQuality {
  /** Incidents. */
  n: number
  instants: Record<InstantName, InstantQuality>
  /** Those with most gaps first, the latest declared first among equals. */
  worst: PoorlyKnown[]
}

/** How well the instants are known that every duration is made of. */
export function dataQualityOf(incidents: readonly MeasuredIncident[]): DataQuality {
  const qualityOf = (name: InstantName): InstantQuality => {
    const from = (source: string) => incidents.filter((one) => one.instants[name]?.source === source).length
    return {
      machine: from('machine'),
      live: from('live'),
      later: from('later'),
      missing: incidents.filter((one) => isMissing(name, one)).length,
      outOfOrder: incidents.filter((one) => isOutOfOrder(name, one)).length,
    }
  }
  const names = instantNameSchema.options
  const gaps = newestFirst(incidents)
    .map((one) => ({
      ...incidentRefOf(one),
      missing: names.filter((name) => isMissing(name, one)),
      outOfOrder: names.filter((name) => isOutOfOrder(name, one)),
    }))
    .filter(({ missing, outOfOrder }) => missing.length + outOfOrder.length > 0)
    .toSorted((one, other) => gapsOf(other) - gapsOf(one))
  return {
    n: incidents.length,
    instants: Object.fromEntries(names.map((name) => [name, qualityOf(name)])) as Record<InstantName, InstantQuality>,
    worst: gaps.slice(0, MAX_WORST),
  }
}

const gapsOf = ({ missing, outOfOrder }: PoorlyKnown): number => missing.length + outOfOrder.length

/** Totals over all instants. */
function totalsOf({ instants }: DataQuality) {
  const all = Object.values(instants)
  const sum = (of: (one: InstantQuality) => number) => all.reduce((total, one) => total + of(one), 0)
  const known = sum(({ machine, live, later }) => machine + live + later)
  return { known, later: sum(({ later }) => later), missing: sum(({ missing }) => missing) }
}

function sentenceOf(data: DataQuality): string {
  if (data.n === 0) return 'No incident was declared in this selection.'
  const { known, later, missing } = totalsOf(data)
  const outOfOrder = Object.values(data.instants).reduce((total, one) => total + one.outOfOrder, 0)
  const wrong = outOfOrder > 0 ? `, and ${countWords(outOfOrder, 'instant')} out of order` : ''
  return `${percentWords(shareOf(missing, known + missing))} of the instants to expect are missing; of those known, ${percentWords(shareOf(later, known))} were written later${wrong} (${nWords(data.n)}).`
}

export const dataQualityMetric: Metric<DataQuality> = {
  name: 'data-quality',
  question: 'How well do we know it?',
  definition:
    'For each instant, in how many incidents it is known from a machine, written while it went on, or written later; and ' +
    'in how many it is missing where it should be known: recovery once the status says so, an acknowledgement once ' +
    'somebody was paged, the start of the impact unless it is a SEV4. Every duration is only as good as its two instants.',
  sentence: sentenceOf,
  table: ({ instants }) => ({
    columns: [
      { key: 'instant', label: 'Instant', kind: 'text' },
      { key: 'machine', label: 'From a machine', kind: 'count' },
      { key: 'live', label: 'Written live', kind: 'count' },
      { key: 'later', label: 'Written later', kind: 'count' },
      { key: 'missing', label: 'Missing', kind: 'count' },
      { key: 'outOfOrder', label: 'Out of order', kind: 'count' },
    ],
    rows: instantNameSchema.options.map((name) => {
      const { machine, live, later, missing, outOfOrder } = instants[name]
      return [INSTANT_LABELS[name], machine, live, later, missing, outOfOrder]
    }),
  }),
}
