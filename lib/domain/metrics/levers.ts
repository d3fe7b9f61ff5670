import { countWords } from '../count-words'
import { LEVER_NAMES, type LeverKind, leverKindSchema } from '../incident/lever'
import type { Ref } from '../incident/values'
import { counted, type HistoryFilter, NO_FILTER } from './history-filter'
import type { MeasuredIncident } from './measured-incident'
import type { IncidentCell, Metric } from './metric'
import { shareOf } from './statistics'
import { nWords, percentWords } from './words'

/** At most this many levers, and services without one, are listed; the counts are of all. */
const MAX_LEVERS = 500

/** A lever counts as rehearsed while its last drill is not longer ago than this. */
const LATELY_MS = 90 * 24 * 3_600_000

/** A service that is not archived, with the levers written down for it. */
export interface ServiceLevers extends Ref {
  teamId: string | null
  levers: LeverKind[]
}

export interface LeverPull {
  at: string
  incident: IncidentCell
}

export interface LeverRow {
  service: Ref
  lever: LeverKind
  /** Pulled in earnest, and in a drill. */
  lastUsed: LeverPull | null
  lastRehearsed: LeverPull | null
}

export interface Levers {
  count: number
  /** Rehearsed within the last 90 days. */
  rehearsedLately: number
  /** Neither used nor rehearsed, ever. */
  untouched: number
  /** Untouched ones first, then those not touched for the longest. */
  rows: LeverRow[]
  /** Services, and those of them without any lever. */
  services: number
  without: { count: number; services: Ref[] }
}

/** Of the incidents that the actor may see, those that may have pulled a lever: drills too, tests only if asked for. */
export const leverIncidentFilter = ({ tests }: Pick<HistoryFilter, 'tests'>): HistoryFilter => ({
  ...NO_FILTER,
  drills: true,
  tests,
})

/** Whether a filter takes a service: by itself or by its team. */
export const takesService = (
  { id, teamId }: { id: string | null; teamId: string | null },
  { service, team }: Pick<HistoryFilter, 'service' | 'team'>,
): boolean =>
  (service.length === 0 || (id !== null && service.includes(id))) &&
  (team.length === 0 || (teamId !== null && team.includes(teamId)))

/** When each lever was last pulled. Sources: the catalogue, and the mitigations of the log that pulled a lever. */
export function leversOf(
  services: readonly ServiceLevers[],
  visible: readonly MeasuredIncident[],
  filter: HistoryFilter,
  now: string,
): Levers {
  const nothing = { teamOf: () => null, categoriesOf: () => [] }
  const pulls = counted(visible, leverIncidentFilter(filter), nothing)
    .flatMap(({ key, title, kind, number, mitigations }) =>
      mitigations.map((one) => ({ one, number, isDrill: kind === 'drill', incident: { key, title } })),
    )
    .sort((a, b) => (b.one.startedAt ?? '').localeCompare(a.one.startedAt ?? '') || b.number - a.number)
  const last = (serviceId: string, lever: LeverKind, isDrill: boolean): LeverPull | null => {
    const found = pulls.find(
      ({ one, isDrill: inDrill }) =>
        one.startedAt !== null && one.serviceId === serviceId && one.lever === lever && inDrill === isDrill,
    )
    return found?.one.startedAt ? { at: found.one.startedAt, incident: found.incident } : null
  }
  const taken = services.filter((service) => takesService(service, filter))
  const rows = taken.flatMap(({ id, name, levers }) =>
    levers.map((lever) => ({
      service: { id, name },
      lever,
      lastUsed: last(id, lever, false),
      lastRehearsed: last(id, lever, true),
    })),
  )
  return leverFigures(rows, taken, now)
}

/** The figures of levers whose last pulls are known; both forms end here. */
export function leverFigures(rows: readonly LeverRow[], services: readonly ServiceLevers[], now: string): Levers {
  const lately = new Date(Date.parse(now) - LATELY_MS).toISOString()
  const without = services.filter(({ levers }) => levers.length === 0).map(({ id, name }) => ({ id, name }))
  return {
    count: rows.length,
    rehearsedLately: rows.filter(({ lastRehearsed }) => lastRehearsed && lastRehearsed.at >= lately).length,
    untouched: rows.filter((row) => touchedAt(row) === '').length,
    rows: rows.toSorted(byTouch).slice(0, MAX_LEVERS),
    services: services.length,
    without: { count: without.length, services: without.toSorted(byName).slice(0, MAX_LEVERS) },
  }
}

const touchedAt = ({ lastUsed, lastRehearsed }: LeverRow): string =>
  [lastUsed?.at ?? '', lastRehearsed?.at ?? ''].sort().at(-1) ?? ''

const byName = (a: Ref, b: Ref): number => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)

const place = (kind: LeverKind): number => leverKindSchema.options.indexOf(kind)

const byTouch = (a: LeverRow, b: LeverRow): number =>
  touchedAt(a).localeCompare(touchedAt(b)) ||
  (a.service.id === b.service.id ? place(a.lever) - place(b.lever) : byName(a.service, b.service))

export const leversMetric: Metric<Levers> = {
  name: 'levers',
  question: 'Which levers would we dare to pull?',
  definition:
    'Every lever of a service that is not archived, with its last pull in earnest and its last in a drill, as far as ' +
    'you may see those incidents. Rehearsed means pulled in a drill within the last 90 days. Of the filters only ' +
    'service, team and tests apply: a lever is as old as it is.',
  sentence: ({ count, rehearsedLately, untouched, without, services }) => {
    const lacking =
      without.count === 0
        ? ''
        : ` ${without.count} of ${countWords(services, 'service')} ${without.count === 1 ? 'has' : 'have'} no lever at all.`
    if (count === 0)
      return services === 0 ? 'There is no service to have a lever.' : `No lever is written down.${lacking}`
    return (
      `${percentWords(shareOf(rehearsedLately, count))} of the levers were rehearsed within 90 days (${nWords(count)}); ` +
      `${countWords(untouched, 'lever was', 'levers were')} never used or rehearsed.${lacking}`
    )
  },
  table: ({ rows, without }) => ({
    columns: [
      { key: 'service', label: 'Service', kind: 'text' },
      { key: 'lever', label: 'Lever', kind: 'text' },
      { key: 'used', label: 'Last used', kind: 'instant' },
      { key: 'usedIn', label: 'Used in', kind: 'incident' },
      { key: 'rehearsed', label: 'Last rehearsed', kind: 'instant' },
      { key: 'rehearsedIn', label: 'Rehearsed in', kind: 'incident' },
    ],
    rows: [
      ...rows.map(({ service, lever, lastUsed, lastRehearsed }) => [
        service.name,
        LEVER_NAMES[lever],
        lastUsed?.at ?? null,
        lastUsed?.incident ?? null,
        lastRehearsed?.at ?? null,
        lastRehearsed?.incident ?? null,
      ]),
      ...without.services.map(({ name }) => [name, 'none', null, null, null, null]),
    ],
  }),
}
