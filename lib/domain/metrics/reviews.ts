import { countWords } from '../count-words'
import { millisecondsBetween } from '../incident/clock'
import type { ReviewRules } from '../incident/review'
import type { Severity } from '../incident/values'
import { bucketOf, filledIn } from './buckets'
import { type Dot, MAX_DOTS, sampled } from './durations'
import { type BucketRefs, bucketRefs, declaredAtOf, NO_REFS } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { IncidentCell, Metric } from './metric'
import { type Spread, shareOf, spreadOf } from './statistics'
import { durationWords, nWords, percentWords } from './words'

/** At most this many that are overdue are listed; the counts are of all. */
export const MAX_OVERDUE_REVIEWS = 200

const DAY_MS = 24 * 3_600_000

/** Where the review of an incident stands. `voluntary`: published though no rule asked for it. */
export type ReviewStanding = 'in-time' | 'late' | 'due' | 'overdue' | 'closed' | 'voluntary'

/** Counts of incidents. `required` is the sum of all but `voluntary`. */
export interface ReviewCounts {
  required: number
  inTime: number
  late: number
  due: number
  overdue: number
  /** Closed without a review, by the rules of then. */
  closed: number
  voluntary: number
}

export interface ReviewMonth extends ReviewCounts, BucketRefs {
  /** The first day of the month in which the incidents were resolved. */
  month: string
}

export interface OverdueReview {
  incident: IncidentCell
  severity: Severity
  dueAt: string
}

export interface Reviews {
  all: ReviewCounts
  /** From the month of the first of them to this one. */
  months: ReviewMonth[]
  /** Milliseconds from the resolution to the publication of the first version. */
  toPublication: Spread
  dots: Dot[]
  isSampled: boolean
  /** The first that was due first. */
  overdue: OverdueReview[]
}

const dueAtOf = (resolvedAt: string, { withinDays }: ReviewRules[Severity]): string =>
  new Date(Date.parse(resolvedAt) + withinDays * DAY_MS).toISOString()

/** Null where nothing is asked for and nothing was published; drills and what was imported owe none here. */
export function reviewStanding(incident: MeasuredIncident, rules: ReviewRules, now: string): ReviewStanding | null {
  const { kind, severity, status, importedFrom, instants, reviewPublishedAt } = incident
  if (kind === 'drill' || importedFrom !== null || !instants.resolvedAt) return null
  if (!rules[severity].isRequired) return reviewPublishedAt === null ? null : 'voluntary'
  const dueAt = dueAtOf(instants.resolvedAt.at, rules[severity])
  if (reviewPublishedAt !== null) return reviewPublishedAt <= dueAt ? 'in-time' : 'late'
  if (status === 'resolved') return dueAt < now ? 'overdue' : 'due'
  return status === 'closed' ? 'closed' : null
}

/** Milliseconds from the resolution to the publication; null when either is missing or they stand the wrong way round. */
function timeToPublication({ kind, importedFrom, instants, reviewPublishedAt }: MeasuredIncident): number | null {
  if (kind === 'drill' || importedFrom !== null || !instants.resolvedAt || reviewPublishedAt === null) return null
  const ms = millisecondsBetween(instants.resolvedAt.at, reviewPublishedAt)
  return ms < 0 ? null : ms
}

const countsOf = (standings: readonly ReviewStanding[]): ReviewCounts => {
  const of = (standing: ReviewStanding) => standings.filter((one) => one === standing).length
  return {
    required: standings.length - of('voluntary'),
    inTime: of('in-time'),
    late: of('late'),
    due: of('due'),
    overdue: of('overdue'),
    closed: of('closed'),
    voluntary: of('voluntary'),
  }
}

/** Every month from the first with any to that of `now`. */
export const reviewMonths = (found: readonly ReviewMonth[], now: string): ReviewMonth[] =>
  filledIn(new Map(found.map((month) => [month.month, month])), now, 'month', (month) => ({
    month,
    ...countsOf([]),
    ...NO_REFS,
  }))

/** The sum of months. */
export const allReviews = (months: readonly ReviewCounts[]): ReviewCounts => {
  const sum = (name: keyof ReviewCounts) => months.reduce((total, month) => total + month[name], 0)
  return {
    required: sum('required'),
    inTime: sum('inTime'),
    late: sum('late'),
    due: sum('due'),
    overdue: sum('overdue'),
    closed: sum('closed'),
    voluntary: sum('voluntary'),
  }
}

/** Reviews that were asked for and what became of them. Sources: the log, and the rules as they are set today. */
export function reviewsOf(incidents: readonly MeasuredIncident[], rules: ReviewRules, now: string): Reviews {
  const stood = incidents.flatMap((incident) => {
    const standing = reviewStanding(incident, rules, now)
    const resolvedAt = incident.instants.resolvedAt?.at
    return standing && resolvedAt ? [{ incident, standing, resolvedAt, month: bucketOf(resolvedAt, 'month') }] : []
  })
  const months = [...Map.groupBy(stood, ({ month }) => month)].map(([month, of]) => ({
    month,
    ...countsOf(of.map(({ standing }) => standing)),
    ...bucketRefs(of.map(({ incident }) => incident)),
  }))
  const dots = incidents
    .toSorted((a, b) => declaredAtOf(a).localeCompare(declaredAtOf(b)) || a.number - b.number)
    .flatMap((incident): Dot[] => {
      const ms = timeToPublication(incident)
      const { key, title, severity } = incident
      return ms === null ? [] : [{ key, title, severity, ms, isFallback: false }]
    })
  return {
    all: countsOf(stood.map(({ standing }) => standing)),
    months: reviewMonths(months, now),
    toPublication: spreadOf(dots.map(({ ms }) => ms)),
    dots: sampled(dots),
    isSampled: dots.length > MAX_DOTS,
    overdue: stood
      .filter(({ standing }) => standing === 'overdue')
      .map(({ incident: { key, title, severity, number }, resolvedAt }) => {
        return { number, review: { incident: { key, title }, severity, dueAt: dueAtOf(resolvedAt, rules[severity]) } }
      })
      .sort((a, b) => a.review.dueAt.localeCompare(b.review.dueAt) || a.number - b.number)
      .slice(0, MAX_OVERDUE_REVIEWS)
      .map(({ review }) => review),
  }
}

export const reviewsMetric: Metric<Reviews> = {
  name: 'reviews',
  question: 'Do we write down what happened?',
  definition:
    'Incidents whose severity asks for a review, by the month of their resolution and by the rules as they are set ' +
    'today. Late was published after the day it was due; overdue is not published yet. An incident that was closed ' +
    'without one is counted apart. Drills and imported incidents owe none.',
  sentence: ({ all, toPublication }) => {
    if (all.required === 0) {
      return all.voluntary === 0
        ? 'No review was asked for.'
        : `No review was asked for; ${countWords(all.voluntary, 'was', 'were')} published anyway.`
    }
    const settled = all.required - all.due
    const share =
      settled === 0
        ? 'None is due yet'
        : `${percentWords(shareOf(all.inTime, settled))} of reviews were published in time`
    const time = toPublication.median === null ? '' : ` Half were out within ${durationWords(toPublication.median)}.`
    return `${share} (${nWords(settled)}); ${all.late} came late, ${all.overdue} ${all.overdue === 1 ? 'is' : 'are'} overdue now.${time}`
  },
  table: ({ months }) => ({
    columns: [
      { key: 'month', label: 'Month of resolution', kind: 'day' },
      { key: 'required', label: 'Asked for', kind: 'count' },
      { key: 'inTime', label: 'Published in time', kind: 'count' },
      { key: 'late', label: 'Published late', kind: 'count' },
      { key: 'due', label: 'Still due', kind: 'count' },
      { key: 'overdue', label: 'Overdue', kind: 'count' },
      { key: 'closed', label: 'Closed without', kind: 'count' },
      { key: 'voluntary', label: 'Published unasked', kind: 'count' },
    ],
    rows: months.map((one) => [
      one.month,
      one.required,
      one.inTime,
      one.late,
      one.due,
      one.overdue,
      one.closed,
      one.voluntary,
    ]),
  }),
}
