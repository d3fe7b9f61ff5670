import { countWords } from '../count-words'
import { bucketOf, filledIn, lastInstant } from './buckets'
import type { HistoryFilter } from './history-filter'
import { declaredAtOf, type IncidentRef, MAX_BUCKET_REFS, newestFirst, newestRefs } from './incident-ref'
import { type Levers, leversMetric } from './levers'
import type { MeasuredIncident } from './measured-incident'
import type { IncidentCell, Metric } from './metric'
import { shareOf } from './statistics'
import { nWords, percentWords } from './words'

/** At most this many drills are listed; the counts are of all. */
export const MAX_DRILLS = 500

export interface DrillMonth {
  /** The first day of the month. */
  month: string
  drills: number
  /** The latest first: all, or as many as are named. */
  incidents: IncidentRef[]
}

export interface DrillRow {
  incident: IncidentCell
  declaredAt: string
  /** How many took part. */
  people: number
}

export interface Drills {
  n: number
  /** Different people who took part in any. */
  people: number
  /** From the month of the first to this one. */
  months: DrillMonth[]
  /** The latest first. */
  rows: DrillRow[]
  levers: Levers
}

/** Drills whatever the filter says of kinds; all else of it holds. */
export const drillFilter = (filter: HistoryFilter): HistoryFilter => ({ ...filter, kind: ['drill'], drills: true })

/** Every month from the first with a drill to the end of the period, or that of `now`; one without is truly 0. */
export const drillMonths = (
  found: readonly DrillMonth[],
  filter: Pick<HistoryFilter, 'to'>,
  now: string,
): DrillMonth[] =>
  filledIn(new Map(found.map((one) => [one.month, one])), lastInstant(filter, now), 'month', (month) => ({
    month,
    drills: 0,
    incidents: [],
  }))

/** Practice, and the levers that it pulled. `drills` are the incidents of `drillFilter`. Source: the log. */
export function drillsOf(
  drills: readonly MeasuredIncident[],
  levers: Levers,
  filter: Pick<HistoryFilter, 'to'>,
  now: string,
): Drills {
  return {
    n: drills.length,
    people: new Set(drills.flatMap(({ personIds }) => personIds)).size,
    months: drillMonths(
      [...Map.groupBy(drills, (drill) => bucketOf(declaredAtOf(drill), 'month'))].map(([month, of]) => ({
        month,
        drills: of.length,
        incidents: newestRefs(of, MAX_BUCKET_REFS),
      })),
      filter,
      now,
    ),
    rows: newestFirst(drills)
      .slice(0, MAX_DRILLS)
      .map((drill) => ({
        incident: { key: drill.key, title: drill.title },
        declaredAt: declaredAtOf(drill),
        people: drill.personIds.length,
      })),
    levers,
  }
}

export const drillsMetric: Metric<Drills> = {
  name: 'drills',
  question: 'Do we practise?',
  definition:
    'Incidents of the kind drill, whether or not the other figures leave drills out, and how many people took part. ' +
    'Beside them every lever with its last rehearsal: pulled in a drill, whenever that was.',
  sentence: ({ n, people, levers }) => {
    const rehearsed =
      levers.count === 0
        ? ''
        : ` ${percentWords(shareOf(levers.rehearsedLately, levers.count))} of ${countWords(levers.count, 'lever')} were rehearsed within 90 days.`
    return n === 0
      ? `There was no drill in this selection.${rehearsed}`
      : `${countWords(n, 'drill')} with ${countWords(people, 'person', 'people')} (${nWords(n)}).${rehearsed}`
  },
  table: ({ rows, levers }) => {
    const lever = leversMetric.table(levers)
    return {
      columns: [
        { key: 'what', label: 'What', kind: 'text' },
        { key: 'incident', label: 'Drill', kind: 'incident' },
        { key: 'at', label: 'When', kind: 'instant' },
        { key: 'people', label: 'People', kind: 'count' },
      ],
      rows: [
        ...rows.map(({ incident, declaredAt, people }) => ['Drill', incident, declaredAt, people]),
        ...lever.rows.flatMap(([service, name, , , at, incident]) =>
          name === 'none' ? [] : [[`${name} of ${service}`, incident ?? null, at ?? null, null]],
        ),
      ],
    }
  },
}
