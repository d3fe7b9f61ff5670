import type { MitigationKind } from '../incident/mitigation'
import type { IncidentKind, Severity, Status } from '../incident/values'
import type { MeasuredIncident } from './measured-incident'

/** Which incidents history speaks of. An empty list is no condition. */
export interface HistoryFilter {
  severity: Severity[]
  status: Status[]
  kind: IncidentKind[]
  /** Ids of services; one that is hit is enough. */
  service: string[]
  /** Ids of teams that own a service that is hit. */
  team: string[]
  /** The id of somebody who took part or held a role. */
  person: string | null
  /** Ids of categories; one card of the postmortem in one of them is enough. */
  category: string[]
  /** One that was started is enough. */
  mitigation: MitigationKind[]
  /** Declared at or after `from` and before `to`; ISO 8601 UTC, null without a bound. */
  from: string | null
  to: string | null
  /** Words of titles, timelines and postmortems, or a key; empty for none. */
  q: string
  /** Drills and tests are left out unless they are asked for. */
  drills: boolean
  tests: boolean
}

export const NO_FILTER: HistoryFilter = {
  severity: [],
  status: [],
  kind: [],
  service: [],
  team: [],
  person: null,
  category: [],
  mitigation: [],
  from: null,
  to: null,
  q: '',
  drills: false,
  tests: false,
}

/** How far back a look goes, in weeks; `all` has no beginning. */
export const PERIODS = {
  '4w': { weeks: 4, label: 'Last 4 weeks' },
  '13w': { weeks: 13, label: 'Last 3 months' },
  '26w': { weeks: 26, label: 'Last 6 months' },
  '52w': { weeks: 52, label: 'Last 12 months' },
  all: { weeks: null, label: 'All time' },
} as const satisfies Record<string, { weeks: number | null; label: string }>
export type Period = keyof typeof PERIODS

const WEEK_MS = 7 * 24 * 3_600_000

/** Where a period begins that ends now; null for all time. */
export function beginningOf(period: Period, now: string): string | null {
  const { weeks } = PERIODS[period]
  return weeks === null ? null : new Date(Date.parse(now) - weeks * WEEK_MS).toISOString()
}

/** What a filter asks of an incident besides what its own row says. */
export interface FilterLookups {
  /** The team that owns a service today. */
  teamOf(serviceId: string): string | null
  /** Ids of the categories that cards of its postmortem have. */
  categoriesOf(incidentId: string): readonly string[]
}

/** Drills and tests are left out unless they are asked for; a drill also by its kind. */
const isAskedFor = ({ kind, isTest }: MeasuredIncident, filter: HistoryFilter): boolean =>
  (kind !== 'drill' || filter.drills || filter.kind.includes('drill')) && (!isTest || filter.tests)

const has = <T>(wanted: readonly T[], given: readonly T[]): boolean =>
  wanted.length === 0 || given.some((one) => wanted.includes(one))

/** Whether an instant lies in a period: at or after `from` and before `to`; null has no bound. */
export const isWithin = (at: string, { from, to }: { from: string | null; to: string | null }): boolean =>
  (from === null || at >= from) && (to === null || at < to)

/** Whether a filter lets an incident through; its words (`q`) are for the database alone. */
export function passes(incident: MeasuredIncident, filter: HistoryFilter, lookups: FilterLookups): boolean {
  const declaredAt = incident.instants.declaredAt?.at ?? ''
  const started = incident.mitigations.flatMap(({ kind, startedAt }) => (startedAt === null ? [] : [kind]))
  const teams = incident.serviceIds.flatMap((id) => lookups.teamOf(id) ?? [])
  return (
    isAskedFor(incident, filter) &&
    has(filter.severity, [incident.severity]) &&
    has(filter.status, [incident.status]) &&
    has(filter.kind, [incident.kind]) &&
    has(filter.service, incident.serviceIds) &&
    has(filter.team, teams) &&
    has(filter.category, lookups.categoriesOf(incident.id)) &&
    has(filter.mitigation, started) &&
    (filter.person === null || incident.personIds.includes(filter.person)) &&
    isWithin(declaredAt, filter)
  )
}

/** Whether figures count it: what was withdrawn or lives on in another incident was none. */
const isCounted = ({ outcome }: Pick<MeasuredIncident, 'outcome'>): boolean => outcome === null

/** The incidents that figures count under a filter. */
export const counted = (
  incidents: readonly MeasuredIncident[],
  filter: HistoryFilter,
  lookups: FilterLookups,
): MeasuredIncident[] => incidents.filter((one) => isCounted(one) && passes(one, filter, lookups))
