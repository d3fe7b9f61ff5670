import type { DependencyEdge } from '../catalogue/graph'
import { countWords } from '../count-words'
import { elapsedAt } from '../incident/elapsed'
import { severitySchema } from '../incident/values'
import { type IncidentRef, newestRefs } from './incident-ref'
import type { BySeverity } from './incidents-per-week'
import type { MeasuredIncident } from './measured-incident'
import type { Metric } from './metric'
import { shareOf } from './statistics'
import { durationWords, nWords, percentWords } from './words'

/** Services answered, those with most incidents first. */
export const MAX_SERVICES = 100
/** Incidents named of a service, and of a service with one it depends on. */
export const MAX_SERVICE_REFS = 50
export const MAX_PAIR_REFS = 20

export interface NamedService {
  id: string
  name: string
  isArchived: boolean
}

/** The catalogue as figures need it: every service, archived ones too, and which one needs which. */
export interface ServiceCatalogue {
  services: readonly NamedService[]
  dependencies: readonly DependencyEdge[]
}

export interface ServiceCounts {
  serviceId: string
  n: number
  bySeverity: BySeverity
  /** Milliseconds that its incidents were active or mitigated, by their severity then; until now where they go on. */
  timeIn: BySeverity
}

export interface ServiceRow extends ServiceCounts {
  name: string
  isArchived: boolean
  /** Of all counted incidents. One incident may hit several services, so that shares add up to more than one. */
  share: number | null
  /** Milliseconds in all severities. */
  ms: number
  /** The latest declared first. */
  incidents: IncidentRef[]
}

/** A service beside one it depends on: how often an incident of it hit that too. */
export interface DependencyPair {
  serviceId: string
  dependsOnId: string
  /** Incidents of both. */
  both: number
  /** Incidents of the service. */
  n: number
  share: number | null
  incidents: IncidentRef[]
}

export interface Services {
  /** Counted incidents, and those among them that name no service. */
  total: number
  withoutService: number
  /** Most incidents first, then most time, then by name. */
  rows: ServiceRow[]
  isCut: boolean
  /** One for each dependency of a service that is in `rows`. */
  matrix: DependencyPair[]
  /** The services of `rows`, and those that they depend on or that depend on them. */
  nodes: { id: string; name: string; n: number }[]
  edges: DependencyEdge[]
}

/** What is counted of incidents and services before it is put in order. */
export interface ServiceFigures {
  total: number
  withoutService: number
  counts: ServiceCounts[]
  /** By both ids of a dependency, see `pairKey`; none of it is 0. */
  both: ReadonlyMap<string, number>
}

/** The key of a dependency in `both`: who depends is named first, so that the other way round is another key. */
export const pairKey = ({ serviceId, dependsOnId }: DependencyEdge): string => `${serviceId} ${dependsOnId}`

type Refs = (limit: number, ...serviceIds: string[]) => IncidentRef[]

const sumOf = (by: BySeverity): number => severitySchema.options.reduce((sum, severity) => sum + by[severity], 0)

/** Orders and names what was counted; `refs` names incidents that hit all of the given services. */
export function arrange(figures: ServiceFigures, catalogue: ServiceCatalogue, refs: Refs): Services {
  const known = new Map(catalogue.services.map((service) => [service.id, service]))
  const all = figures.counts
    .map((counts) => ({
      ...counts,
      name: known.get(counts.serviceId)?.name ?? counts.serviceId,
      isArchived: known.get(counts.serviceId)?.isArchived ?? true,
      share: shareOf(counts.n, figures.total),
      ms: sumOf(counts.timeIn),
    }))
    .toSorted(
      (one, other) =>
        other.n - one.n ||
        other.ms - one.ms ||
        one.name.localeCompare(other.name) ||
        one.serviceId.localeCompare(other.serviceId),
    )
  const rows = all.slice(0, MAX_SERVICES)
  const countOf = new Map(all.map(({ serviceId, n }) => [serviceId, n]))
  const shown = new Set(rows.map(({ serviceId }) => serviceId))
  const edges = catalogue.dependencies.filter(
    ({ serviceId, dependsOnId }) => shown.has(serviceId) || shown.has(dependsOnId),
  )
  const ids = new Set([...shown, ...edges.flatMap(({ serviceId, dependsOnId }) => [serviceId, dependsOnId])])
  const matrix = edges
    .filter(({ serviceId }) => shown.has(serviceId))
    .map((edge): DependencyPair => {
      const both = figures.both.get(pairKey(edge)) ?? 0
      const n = countOf.get(edge.serviceId) ?? 0
      const incidents = both === 0 ? [] : refs(MAX_PAIR_REFS, edge.serviceId, edge.dependsOnId)
      return { ...edge, both, n, share: shareOf(both, n), incidents }
    })
  return {
    total: figures.total,
    withoutService: figures.withoutService,
    rows: rows.map((row) => ({ ...row, incidents: refs(MAX_SERVICE_REFS, row.serviceId) })),
    isCut: all.length > rows.length,
    matrix,
    nodes: [...ids].map((id) => ({ id, name: known.get(id)?.name ?? id, n: countOf.get(id) ?? 0 })),
    edges,
  }
}

/** Which services incidents hit, for how long, and whether what they depend on was hit with them. */
export function servicesOf(incidents: readonly MeasuredIncident[], catalogue: ServiceCatalogue, now: string): Services {
  const hitting = (...serviceIds: string[]) =>
    incidents.filter((one) => serviceIds.every((id) => one.serviceIds.includes(id)))
  const ids = [...new Set(incidents.flatMap(({ serviceIds }) => serviceIds))]
  const counts = ids.map((serviceId): ServiceCounts => {
    const hit = hitting(serviceId)
    const count = (severity: keyof BySeverity) => hit.filter((one) => one.severity === severity).length
    const time = (severity: keyof BySeverity) =>
      hit.reduce((sum, one) => sum + elapsedAt(one, now).severity[severity], 0)
    return {
      serviceId,
      n: hit.length,
      bySeverity: { sev1: count('sev1'), sev2: count('sev2'), sev3: count('sev3'), sev4: count('sev4') },
      timeIn: { sev1: time('sev1'), sev2: time('sev2'), sev3: time('sev3'), sev4: time('sev4') },
    }
  })
  const both = catalogue.dependencies.map((edge): [string, number] => [
    pairKey(edge),
    hitting(edge.serviceId, edge.dependsOnId).length,
  ])
  const figures = {
    total: incidents.length,
    withoutService: incidents.filter(({ serviceIds }) => serviceIds.length === 0).length,
    counts,
    both: new Map(both),
  }
  return arrange(figures, catalogue, (limit, ...serviceIds) => newestRefs(hitting(...serviceIds), limit))
}

function sentenceOf({ total, withoutService, rows }: Services): string {
  if (total === 0) return 'No incident was declared in this selection.'
  const [first] = rows
  if (!first) return `None of ${countWords(total, 'incident')} names a service.`
  const nameless = withoutService > 0 ? `, ${withoutService} without a service` : ''
  return `${first.name} is hit most: ${percentWords(first.share)} of incidents, ${durationWords(first.ms)} in all (${nWords(total)}${nameless}).`
}

export const servicesMetric: Metric<Services> = {
  name: 'services',
  question: 'Which services hurt?',
  definition:
    'The incidents that hit each service by severity, and how long those incidents were active or mitigated. An incident ' +
    'that hits two services counts for both. In the matrix: in how many incidents of a service something it depends on ' +
    'was hit too; that is together, not because of it.',
  sentence: sentenceOf,
  table: ({ rows }) => ({
    columns: [
      { key: 'service', label: 'Service', kind: 'text' },
      { key: 'n', label: 'Incidents', kind: 'count' },
      { key: 'share', label: 'Share', kind: 'share' },
      ...severitySchema.options.map((severity) => ({
        key: severity,
        label: severity.toUpperCase(),
        kind: 'count' as const,
      })),
      { key: 'time', label: 'Time', kind: 'duration' },
      ...severitySchema.options.map((severity) => ({
        key: `${severity}-time`,
        label: `Time in ${severity.toUpperCase()}`,
        kind: 'duration' as const,
      })),
    ],
    rows: rows.map(({ name, isArchived, n, share, bySeverity, ms, timeIn }) => [
      isArchived ? `${name} (archived)` : name,
      n,
      share,
      ...severitySchema.options.map((severity) => bySeverity[severity]),
      ms,
      ...severitySchema.options.map((severity) => timeIn[severity]),
    ]),
  }),
}
