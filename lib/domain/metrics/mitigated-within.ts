import { millisecondsBetween } from '../incident/clock'
import { durationOf } from './durations'
import { declaredAtOf, type IncidentRef, newestRefs } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { Metric } from './metric'
import { MIN_FOR_TREND, shareOf, type Trend, trendOf } from './statistics'
import { durationWords, nWords, percentWords } from './words'

const MINUTE = 60_000
const CURVE_POINTS = 40
const CURVE_END = 24 * 60

/** The times that teams speak of, in milliseconds. */
export const THRESHOLDS = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE] as const
const SENTENCE_THRESHOLD = 30 * MINUTE

/** From a minute to a day, evenly on a logarithmic axis; milliseconds. */
const CURVE_TIMES: readonly number[] = Array.from({ length: CURVE_POINTS }, (_, index) =>
  Math.round(MINUTE * CURVE_END ** (index / (CURVE_POINTS - 1))),
)

/** Incidents named of each band of times. */
export const MAX_BAND_REFS = 20

/** The bands between the thresholds, what took longer, what goes on, and what is not known. */
export const BANDS = ['5', '15', '30', '60', 'longer', 'waiting', 'unknown'] as const
export type BandName = (typeof BANDS)[number]
export const BAND_LABELS = {
  '5': 'Within 5 min',
  '15': '5 to 15 min',
  '30': '15 to 30 min',
  '60': '30 to 60 min',
  longer: 'Longer than 60 min',
  waiting: 'Not mitigated yet',
  unknown: 'Not known',
} satisfies Record<BandName, string>

/** How many were mitigated within `ms`, of how many it can be said. */
export interface WithinPoint {
  ms: number
  within: number
  n: number
  share: number | null
}

export interface WithinCounts {
  points: WithinPoint[]
  /** Mitigated, by an interval that is known. */
  mitigated: number
  /** Of those, timed from the declaration. */
  fallbacks: number
  /** Active and not mitigated yet. */
  waiting: number
  /** Said to be over, without an instant, or with instants the wrong way round. */
  unknown: number
}

export interface MitigatedWithin extends Omit<WithinCounts, 'points'> {
  thresholds: (WithinPoint & { before: WithinPoint | null; trend: Trend | null })[]
  curve: WithinPoint[]
  /** The same for as long a time before; null without a beginning of the period. */
  curveBefore: WithinPoint[] | null
  nBefore: number | null
  bands: { band: BandName; n: number; incidents: IncidentRef[] }[]
}

/** Every time of which a share is told: the thresholds, then the curve. */
export const WITHIN_TIMES: readonly number[] = [...THRESHOLDS, ...CURVE_TIMES]

/**
 * Milliseconds to the mitigation, or how long it has been waited for. Not known: over without an instant of it, or the
 * wrong way round. What was reopened waits again.
 */
function mitigationOf(incident: MeasuredIncident, now: string) {
  const known = durationOf(incident, 'mitigate')
  if (known) return { kind: 'mitigated' as const, ...known }
  if (incident.status !== 'active' || incident.instants.mitigatedAt !== null) return { kind: 'unknown' as const }
  const since = incident.instants.impactStartedAt?.at ?? declaredAtOf(incident)
  return { kind: 'waiting' as const, age: millisecondsBetween(since, now) }
}

/** In which band an incident is. */
function bandOf(incident: MeasuredIncident, now: string): BandName {
  const mitigation = mitigationOf(incident, now)
  if (mitigation.kind !== 'mitigated') return mitigation.kind
  return BANDS[THRESHOLDS.filter((ms) => mitigation.ms > ms).length] ?? 'longer'
}

/**
 * How many are mitigated within each time. Counted are those that were mitigated, and those that were not although they
 * are that old already: they were not within it. What is younger and goes on may still make it and is not counted yet.
 */
function countWithin(incidents: readonly MeasuredIncident[], now: string): WithinCounts {
  const all = incidents.map((incident) => mitigationOf(incident, now))
  const done = all.filter((one) => one.kind === 'mitigated')
  const waiting = all.filter((one) => one.kind === 'waiting')
  return {
    points: WITHIN_TIMES.map((ms) => {
      const within = done.filter((one) => one.ms <= ms).length
      const n = done.length + waiting.filter(({ age }) => age >= ms).length
      return { ms, within, n, share: shareOf(within, n) }
    }),
    mitigated: done.length,
    fallbacks: done.filter(({ isFallback }) => isFallback).length,
    waiting: waiting.length,
    unknown: all.length - done.length - waiting.length,
  }
}

/** Puts two periods beside each other; `before` is null where there is none. `refs` names the incidents of a band. */
export function besides(
  { points, ...counts }: WithinCounts,
  before: WithinCounts | null,
  refs: (band: BandName, index: number) => IncidentRef[],
): MitigatedWithin {
  const split = THRESHOLDS.length
  const upTo = points.slice(0, split).map(({ within }) => within)
  const sizes = [...upTo, counts.mitigated].map((within, index) => within - (upTo[index - 1] ?? 0))
  const sizeOf = [...sizes, counts.waiting, counts.unknown]
  return {
    ...counts,
    thresholds: points.slice(0, split).map((point, index) => {
      const earlier = before?.points[index] ?? null
      return {
        ...point,
        before: earlier,
        trend: earlier && trendOf({ value: point.share, n: point.n }, { value: earlier.share, n: earlier.n }),
      }
    }),
    curve: points.slice(split),
    curveBefore: before?.points.slice(split) ?? null,
    nBefore: before && before.mitigated + before.waiting,
    bands: BANDS.map((band, index) => ({ band, n: sizeOf[index] ?? 0, incidents: refs(band, index) })),
  }
}

/** The share of incidents that are mitigated in time, and the same for the period before. */
export function mitigatedWithinOf(
  incidents: readonly MeasuredIncident[],
  before: readonly MeasuredIncident[] | null,
  now: string,
): MitigatedWithin {
  const byBand = Map.groupBy(incidents, (incident) => bandOf(incident, now))
  return besides(countWithin(incidents, now), before && countWithin(before, now), (band) =>
    newestRefs(byBand.get(band) ?? [], MAX_BAND_REFS),
  )
}

function sentenceOf(data: MitigatedWithin): string {
  const { mitigated, waiting, unknown, fallbacks } = data
  if (mitigated + waiting + unknown === 0) return 'No incident was declared in this selection.'
  const point = data.thresholds.find(({ ms }) => ms === SENTENCE_THRESHOLD)
  if (!point || point.share === null) return 'Of no incident of this selection is it known yet.'
  const notes = [
    nWords(point.n),
    ...(unknown > 0 ? [`${unknown} not known`] : []),
    ...(fallbacks > 0 ? [`${fallbacks} timed from the declaration`] : []),
  ]
  const { before } = point
  const compared = before && before.share !== null && Math.min(point.n, before.n) >= MIN_FOR_TREND
  return `${percentWords(point.share)} within ${durationWords(point.ms)} (${notes.join(', ')}).${
    compared ? ` In as long a time before it was ${percentWords(before.share)} (${nWords(before.n)}).` : ''
  }`
}

export const mitigatedWithinMetric: Metric<MitigatedWithin> = {
  name: 'mitigated-within',
  question: 'How many are mitigated in time?',
  definition:
    'The share of incidents mitigated within so long of the start of their impact; where that is not known, of their ' +
    'declaration. One that goes on counts as not within a time once it is that old, and is left out until then. ' +
    'The pale line is as long a time before.',
  sentence: sentenceOf,
  table: ({ thresholds, bands }) => ({
    columns: [
      { key: 'what', label: 'Mitigated', kind: 'text' },
      { key: 'incidents', label: 'Incidents', kind: 'count' },
      { key: 'n', label: 'n', kind: 'count' },
      { key: 'share', label: 'Share', kind: 'share' },
      { key: 'nBefore', label: 'n before', kind: 'count' },
      { key: 'shareBefore', label: 'Share before', kind: 'share' },
    ],
    rows: [
      ...thresholds.map(({ ms, within, n, share, before }) => [
        `Within ${durationWords(ms)}, all`,
        within,
        n,
        share,
        before?.n ?? null,
        before?.share ?? null,
      ]),
      ...bands.slice(1).map(({ band, n }) => [BAND_LABELS[band], n, null, null, null, null]),
    ],
  }),
}
