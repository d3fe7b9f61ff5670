import { countWords } from '../count-words'
import { type Severity, severitySchema } from '../incident/values'
import { beginningOfBucket, bucketAfter, bucketOf, bucketsOf, lastInstant } from './buckets'
import type { HistoryFilter } from './history-filter'
import { declaredAtOf, type IncidentRef, newestRefs } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { Metric } from './metric'
import { numberWordsFirst } from './number-words'
import { nWords } from './words'

export type BySeverity = Record<Severity, number>

/** Ten years. */
const MAX_WEEKS = 522
/** Incidents named of a week outside the limits, and of any other. */
export const MAX_WEEK_REFS = 50
export const MAX_ORDINARY_REFS = 10
/** With fewer complete weeks than this nobody can say what is usual, and no limits are drawn. */
const MIN_WEEKS_FOR_LIMITS = 12

export interface WeekCount {
  /** The Monday it begins on, UTC. */
  week: string
  counts: BySeverity
}

export interface Week extends WeekCount {
  n: number
  /** Whether all of it lies in the period and is over; only such weeks are judged. */
  isComplete: boolean
  /** Outside the limits; null within them, and when it is not judged. */
  outside: 'above' | 'below' | null
}

/** A c-chart: counts of weeks, and between which limits chance alone explains them. */
export interface ControlChart {
  weeks: Week[]
  /** How many weeks are complete. */
  judged: number
  /** Of the complete weeks; null without one. */
  mean: number | null
  /** Null while there are too few complete weeks. */
  lower: number | null
  upper: number | null
  /** Incidents of all weeks. */
  n: number
  /** Whether older weeks are left out. */
  isCut: boolean
  /** The week of the first incident, where the period begins before it: what was before it is left out. */
  since: string | null
}

export interface IncidentsPerWeek extends ControlChart {
  /** The incidents of each week, the latest first: all, or as many as are named. */
  weeks: (Week & { incidents: IncidentRef[] })[]
}

type Bounds = Pick<HistoryFilter, 'from' | 'to'>

const total = (counts: BySeverity): number =>
  severitySchema.options.reduce((sum, severity) => sum + counts[severity], 0)

const NONE: BySeverity = { sev1: 0, sev2: 0, sev3: 0, sev4: 0 }

/**
 * The control chart of counts a week; weeks without an incident need not be given. Limits are those of a c-chart: mean
 * ± 3·√mean over the complete weeks, never below 0 (Shewhart; Montgomery, “Introduction to Statistical Quality Control”,
 * ch. 7). The running week and one that the period cuts are shown and not judged.
 *
 * The series begins with the week of `first`, the declaration of the first incident that the rest of the filter lets
 * through, whatever the period: weeks before it say that nothing was written down yet, and not that nothing happened.
 * That week itself is shown and not judged, since it is there only because of the incident.
 */
export function controlChart(
  counts: readonly WeekCount[],
  bounds: Bounds,
  first: string | null,
  now: string,
): ControlChart {
  const byWeek = new Map(counts.map((one) => [one.week, one.counts]))
  const firstWeek = first && bucketOf(first, 'week')
  const since = firstWeek && bounds.from && bucketOf(bounds.from, 'week') < firstWeek ? firstWeek : null
  const from = since === null ? bounds.from : beginningOfBucket(since)
  const { days, isCut } = bucketsOf({ ...bounds, from }, firstWeek, now, 'week', MAX_WEEKS)
  const end = lastInstant(bounds, now)
  const begins = [from ?? '', firstWeek ? beginningOfBucket(bucketAfter(firstWeek, 'week')) : now].sort().at(-1) ?? now
  const weeks = days.map((week): Week => {
    const ofWeek = byWeek.get(week) ?? NONE
    // The last instant of a period that ends with a week is one millisecond before the next.
    const isOver = new Date(Date.parse(end) + 1).toISOString() >= beginningOfBucket(bucketAfter(week, 'week'))
    const isComplete = isOver && beginningOfBucket(week) >= begins
    return { week, counts: ofWeek, n: total(ofWeek), isComplete, outside: null }
  })
  const complete = weeks.filter(({ isComplete }) => isComplete)
  const judged = complete.length
  const mean = judged === 0 ? null : complete.reduce((sum, { n }) => sum + n, 0) / judged
  const width = mean === null || judged < MIN_WEEKS_FOR_LIMITS ? null : 3 * Math.sqrt(mean)
  const upper = mean === null || width === null ? null : mean + width
  const lower = mean === null || width === null ? null : Math.max(0, mean - width)
  for (const week of complete) {
    if (upper !== null && week.n > upper) week.outside = 'above'
    if (lower !== null && week.n < lower) week.outside = 'below'
  }
  return { weeks, judged, mean, lower, upper, n: weeks.reduce((sum, { n }) => sum + n, 0), isCut, since }
}

/** How many incidents of a week are named. */
const refsOfWeek = ({ outside }: Week): number => (outside === null ? MAX_ORDINARY_REFS : MAX_WEEK_REFS)

/** Incidents a week by when they were declared, on a control chart; `first` is as for `controlChart`. */
export function incidentsPerWeekOf(
  incidents: readonly MeasuredIncident[],
  bounds: Bounds,
  first: string | null,
  now: string,
): IncidentsPerWeek {
  const byWeek = Map.groupBy(incidents, (one) => bucketOf(declaredAtOf(one), 'week'))
  const counts = [...byWeek].map(([week, ofWeek]): WeekCount => {
    const of = (severity: Severity) => ofWeek.filter((one) => one.severity === severity).length
    return { week, counts: { sev1: of('sev1'), sev2: of('sev2'), sev3: of('sev3'), sev4: of('sev4') } }
  })
  const chart = controlChart(counts, bounds, first, now)
  return {
    ...chart,
    weeks: chart.weeks.map((week) => ({
      ...week,
      incidents: newestRefs(byWeek.get(week.week) ?? [], refsOfWeek(week)),
    })),
  }
}

/** A limit as a sentence says it: one digit behind the point. */
const limitWords = (limit: number): string => String(Math.round(limit * 10) / 10)

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

function sentenceOf(chart: IncidentsPerWeek): string {
  if (chart.n === 0) return 'No incident was declared in this selection.'
  if (chart.since === null) return answerOf(chart)
  const week = dayFormat.format(Date.parse(beginningOfBucket(chart.since)))
  return `${answerOf(chart)} It begins with the first incident, in the week of ${week}.`
}

function answerOf({ weeks, judged, upper, n }: IncidentsPerWeek): string {
  if (upper === null) {
    return `Too few complete weeks to say what is usual: ${judged} of at least ${MIN_WEEKS_FOR_LIMITS} (${nWords(n)}).`
  }
  const outside = weeks.filter((week) => week.outside !== null)
  const latest = weeks.findLast(({ isComplete }) => isComplete)
  if (latest?.outside === 'above') {
    return `Yes. The last complete week had ${countWords(latest.n, 'incident')}, and up to ${limitWords(upper)} are ordinary variation (${nWords(n)} in ${judged} weeks).`
  }
  if (outside.length === 0) {
    return `No. None of ${judged} weeks was outside the limits: what differs is ordinary variation (${nWords(n)}).`
  }
  const were = outside.length === 1 ? 'week' : 'weeks'
  return `No. ${numberWordsFirst(outside.length)} ${were} in ${judged} ${outside.length === 1 ? 'was' : 'were'} outside the limit; the rest is ordinary variation (${nWords(n)}).`
}

export const incidentsPerWeekMetric: Metric<IncidentsPerWeek> = {
  name: 'incidents-per-week',
  question: 'Are there more incidents than usual?',
  definition:
    'Incidents by the week they were declared in (Monday 00:00 UTC), on a c-chart: the line is the mean of the complete ' +
    'weeks, the limits are mean ± 3·√mean. Between the limits, chance alone explains a difference. The running week and ' +
    'weeks the period cuts are shown and not judged. The weeks before the first incident of the selection are left out, ' +
    'and its own week is not judged.',
  sentence: sentenceOf,
  table: ({ weeks, mean, lower, upper }) => ({
    columns: [
      { key: 'week', label: 'Week of', kind: 'day' },
      ...severitySchema.options.map((severity) => ({
        key: severity,
        label: severity.toUpperCase(),
        kind: 'count' as const,
      })),
      { key: 'n', label: 'All', kind: 'count' },
      { key: 'mean', label: 'Mean', kind: 'number' },
      { key: 'lower', label: 'Lower limit', kind: 'number' },
      { key: 'upper', label: 'Upper limit', kind: 'number' },
      { key: 'judged', label: 'Against the limits', kind: 'text' },
    ],
    rows: weeks.map(({ week, counts, n, isComplete, outside }) => [
      week,
      ...severitySchema.options.map((severity) => counts[severity]),
      n,
      mean,
      lower,
      upper,
      isComplete && upper !== null ? (outside ?? 'within') : null,
    ]),
  }),
}
