import { countWords } from '../count-words'
import type { Ref } from '../incident/values'
import { bucketOf, filledIn } from './buckets'
import {
  causeOf,
  deployIncidentFilter,
  isDeploy,
  leadTimeOf,
  type MeasuredChange,
  takesDeploy,
  undoneIn,
} from './deploys'
import { type Dot, durationOf, MAX_DOTS, sampled } from './durations'
import { counted, type FilterLookups, type HistoryFilter } from './history-filter'
import { type BucketRefs, bucketRefs, NO_REFS } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { IncidentCell, Metric } from './metric'
import { type Spread, shareOf, spreadOf } from './statistics'
import { durationWords, nWords, percentWords } from './words'

/** At most this many deploys that failed are listed; the counts are of all. */
export const MAX_FAILURES = 200

const DAY_MS = 24 * 3_600_000

/** What is counted of some deploys. */
export interface DeployCounts {
  deploys: number
  /** Undone in an incident. */
  failed: number
  /** Milliseconds from the commit to production, of those whose commit is told. */
  leadTime: Spread
  /** Milliseconds from the onset to the mitigation of the incidents that they caused. */
  recovery: Spread
}

/** The deploys of a week, and the incidents in which any of them was undone. */
export interface DeliveryWeek extends DeployCounts, BucketRefs {
  week: string
}

export interface DeliveryService extends DeployCounts {
  /** Null for deploys of no service. */
  service: Ref | null
}

/** A deploy that was undone in incidents. */
export interface FailedDeploy {
  changeId: string
  title: string
  at: string
  service: Ref | null
  incidents: IncidentCell[]
}

export interface Delivery extends DeployCounts {
  /** Deploys a day, from the beginning of the period or the first deploy, whichever is later; null without deploys. */
  perDay: number | null
  /** From the week of the first deploy to that of the last day. */
  weeks: DeliveryWeek[]
  /** Most deploys first. */
  services: DeliveryService[]
  /** Incidents that a deploy caused, by their time to recover. */
  dots: Dot[]
  isSampled: boolean
  /** The latest first. */
  failures: FailedDeploy[]
}

/** An incident that a deploy caused. */
export interface CausedIncident {
  incidentId: string
  serviceId: string | null
  week: string
  dot: Dot
}

/** How the recoveries of some pairs of deploy and incident are spread; an incident counts once. */
export const recoveryOf = (caused: readonly CausedIncident[]): Spread =>
  spreadOf([...new Map(caused.map(({ incidentId, dot }) => [incidentId, dot.ms])).values()])

/** One dot for each incident, in the order given. */
export function dotsOf(caused: readonly CausedIncident[]): Pick<Delivery, 'dots' | 'isSampled'> {
  const dots = [...new Map(caused.map(({ incidentId, dot }) => [incidentId, dot])).values()]
  return { dots: sampled(dots), isSampled: dots.length > MAX_DOTS }
}

/** Deploys a day between the first of them, or the beginning of the period, and its end or now; of at least one day. */
export function perDayOf(deploys: number, firstAt: string | null, filter: HistoryFilter, now: string): number | null {
  if (firstAt === null) return null
  const since = Math.max(Date.parse(firstAt), filter.from === null ? 0 : Date.parse(filter.from))
  return deploys / Math.max(1, (Date.parse(endOf(filter, now)) - since) / DAY_MS)
}

const endOf = ({ to }: HistoryFilter, now: string): string => (to !== null && to < now ? to : now)

const NOTHING: DeployCounts = { deploys: 0, failed: 0, leadTime: spreadOf([]), recovery: spreadOf([]) }

/** Every week from that of the first deploy to that of the end, those without a deploy among them. */
export function deliveryWeeks(found: readonly DeliveryWeek[], filter: HistoryFilter, now: string): DeliveryWeek[] {
  const byWeek = new Map(found.map((week) => [week.week, week]))
  return filledIn(byWeek, endOf(filter, now), 'week', (week) => ({ week, ...NOTHING, ...NO_REFS }))
}

/** The most often deployed first, and what belongs to no service before others of as many. */
export const inOrderOfDeploys = (services: readonly DeliveryService[]): DeliveryService[] =>
  services.toSorted((a, b) => b.deploys - a.deploys || ((a.service?.id ?? '') < (b.service?.id ?? '') ? -1 : 1))

/**
 * The four delivery measures of changes and the incidents they caused. `visible` are the incidents that the actor may
 * see. Sources: the changes that senders told, and the mitigations of the log that name the change they undo.
 */
export function deliveryOf(
  changes: readonly MeasuredChange[],
  visible: readonly MeasuredIncident[],
  filter: HistoryFilter,
  lookups: FilterLookups,
  now: string,
): Delivery {
  const deploys = changes.filter((change) => isDeploy(change) && takesDeploy(change, filter))
  const incidents = counted(visible, deployIncidentFilter(filter), lookups).sort((a, b) => a.number - b.number)
  const undoing = (id: string) => incidents.filter((incident) => undoneIn(incident).includes(id))
  const causedBy = (of: readonly MeasuredChange[]): CausedIncident[] =>
    incidents.flatMap((incident) => {
      const time = durationOf(incident, 'mitigate')
      const { id: incidentId, key, title, severity } = incident
      return of
        .filter(({ id }) => time && causeOf(incident).includes(id))
        .map(({ service, at }) => ({
          incidentId,
          serviceId: service?.id ?? null,
          week: bucketOf(at, 'week'),
          dot: { key, title, severity, ms: time?.ms ?? 0, isFallback: time?.isFallback ?? false },
        }))
    })
  const countsOf = (of: readonly MeasuredChange[]): DeployCounts => ({
    deploys: of.length,
    failed: of.filter(({ id }) => undoing(id).length > 0).length,
    leadTime: spreadOf(of.flatMap((change) => leadTimeOf(change) ?? [])),
    recovery: recoveryOf(causedBy(of)),
  })
  const weeks = [...Map.groupBy(deploys, ({ at }) => bucketOf(at, 'week'))].map(([week, of]) => ({
    week,
    ...countsOf(of),
    ...bucketRefs(of.flatMap(({ id }) => undoing(id))),
  }))
  const services = [...new Set(deploys.map(({ service }) => service?.id ?? null))].map((id) => {
    const of = deploys.filter(({ service }) => (service?.id ?? null) === id)
    return { service: of[0]?.service ?? null, ...countsOf(of) }
  })
  const [firstAt = null] = deploys.map(({ at }) => at).sort()
  const failures = deploys
    .filter(({ id }) => undoing(id).length > 0)
    .sort((a, b) => b.at.localeCompare(a.at) || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_FAILURES)
    .map(
      ({ id, title, at, service }): FailedDeploy => ({
        changeId: id,
        title,
        at,
        service,
        incidents: undoing(id).map((incident) => ({ key: incident.key, title: incident.title })),
      }),
    )
  return {
    ...countsOf(deploys),
    perDay: perDayOf(deploys.length, firstAt, filter, now),
    weeks: deliveryWeeks(weeks, filter, now),
    services: inOrderOfDeploys(services),
    ...dotsOf(causedBy(deploys)),
    failures,
  }
}

export const deliveryMetric: Metric<Delivery> = {
  name: 'delivery',
  question: 'How fast and how safely do changes reach production?',
  definition:
    'Deploys to production that succeeded, or of which the end is not told. A deploy failed when a mitigation that ' +
    'names it as the change it undoes was started in an incident you may see: rolled back, or meant to be. Lead time ' +
    'runs from the commit to production where the sender tells the commit. Recovery runs from the onset to the ' +
    'mitigation of incidents in which undoing the deploy worked. Time, service and team are those of the deploy; the ' +
    'other filters are of its incidents.',
  sentence: ({ deploys, perDay, failed, leadTime, recovery }) => {
    if (perDay === null) return 'No deploy to production was told in this selection.'
    const lead =
      leadTime.median === null
        ? 'No sender tells when they were committed.'
        : `Half were in production within ${durationWords(leadTime.median)} of their commit (${nWords(leadTime.n)}).`
    const recovered =
      recovery.median === null
        ? 'No incident is known to come from one.'
        : `Half of the incidents that came from one were over within ${durationWords(recovery.median)} (${nWords(recovery.n)}).`
    const share = percentWords(shareOf(failed, deploys))
    return `${countWords(deploys, 'deploy')}, ${rateWords(perDay)}; ${share} failed (${nWords(deploys)}). ${lead} ${recovered}`
  },
  table: ({ weeks }) => ({
    columns: [
      { key: 'week', label: 'Week of', kind: 'day' },
      { key: 'deploys', label: 'Deploys', kind: 'count' },
      { key: 'failed', label: 'Failed', kind: 'count' },
      { key: 'share', label: 'Change failure rate', kind: 'share' },
      { key: 'lead', label: 'Lead time, median', kind: 'duration' },
      { key: 'leadN', label: 'Lead times known', kind: 'count' },
      { key: 'recovery', label: 'Recovery, median', kind: 'duration' },
      { key: 'recoveryN', label: 'Recoveries known', kind: 'count' },
    ],
    rows: weeks.map(({ week, deploys, failed, leadTime, recovery }) => [
      week,
      deploys,
      failed,
      shareOf(failed, deploys),
      leadTime.median,
      leadTime.n,
      recovery.median,
      recovery.n,
    ]),
  }),
}

/** A rate as people say it: by the day, or by the week when it is less than one a day. */
export const rateWords = (perDay: number): string =>
  perDay >= 1 ? `${Math.round(perDay * 10) / 10} a day` : `${Math.round(perDay * 70) / 10} a week`
