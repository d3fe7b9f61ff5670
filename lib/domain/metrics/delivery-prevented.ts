import { countWords } from '../count-words'
import { bucketsBetween, filledIn } from './buckets'
import { type BucketRefs, bucketRefs, NO_REFS } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { IncidentCell, Metric } from './metric'
import { durationWords, nWords } from './words'

/** At most this many incidents are listed; the sums are of all. */
export const MAX_PREVENTING = 500

const WEEK_MS = 7 * 24 * 3_600_000

/** Milliseconds since 1970 from and to which nothing could be delivered. */
export interface Stretch {
  from: number
  to: number
}

/** A week, how long nobody could deliver in it, and the incidents because of which. */
export interface PreventedWeek extends BucketRefs {
  week: string
  ms: number
}

export interface PreventingIncident {
  incident: IncidentCell
  ms: number
  isRunning: boolean
}

export interface DeliveryPrevented {
  /** Incidents that prevented delivery, and those that do now. */
  n: number
  running: number
  /** Milliseconds in all; two incidents at once count once. */
  ms: number
  /** From the first week with any to this one. */
  weeks: PreventedWeek[]
  /** The longest first. */
  incidents: PreventingIncident[]
}

/** Stretches that overlap or touch become one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const joint: Stretch[] = []
  for (const { from, to } of stretches.filter((one) => one.to > one.from).sort((a, b) => a.from - b.from)) {
    const last = joint.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joint.push({ from, to })
  }
  return joint
}

/** The weeks in which a stretch lies, with its part in each. */
function weeksOf({ from, to }: Stretch): { week: string; ms: number }[] {
  const [first, last] = [new Date(from).toISOString(), new Date(to - 1).toISOString()]
  return bucketsBetween(first, last, 'week').map((week) => {
    const begin = Date.parse(week)
    return { week, ms: Math.min(to, begin + WEEK_MS) - Math.max(from, begin) }
  })
}

/** Every week from the first with any to that of `now`; where there is none it is truly 0. */
export function preventedWeeks(found: readonly PreventedWeek[], now: string): PreventedWeek[] {
  return filledIn(new Map(found.map((one) => [one.week, one])), now, 'week', (week) => ({ week, ms: 0, ...NO_REFS }))
}

/** The longest first, at most so many as are listed. */
export const longestFirst = (incidents: readonly (PreventingIncident & { number: number })[]): PreventingIncident[] =>
  incidents
    .toSorted((a, b) => b.ms - a.ms || a.number - b.number)
    .slice(0, MAX_PREVENTING)
    .map(({ incident, ms, isRunning }) => ({ incident, ms, isRunning }))

const isRunning = ({ deliverySpans }: MeasuredIncident): boolean => deliverySpans.some(({ to }) => to === null)

/** How long nobody could deliver. Source: the spans of the log in which delivery was marked as prevented. */
export function deliveryPreventedOf(incidents: readonly MeasuredIncident[], now: string): DeliveryPrevented {
  const at = Date.parse(now)
  const stretchesOf = ({ deliverySpans }: MeasuredIncident): Stretch[] =>
    deliverySpans.map(({ from, to }) => ({ from: Date.parse(from), to: to === null ? at : Date.parse(to) }))
  const lengthOf = (stretches: Stretch[]) => joined(stretches).reduce((sum, { from, to }) => sum + to - from, 0)
  const all = incidents.flatMap(stretchesOf)
  const byWeek = new Map<string, number>()
  for (const { week, ms } of joined(all).flatMap(weeksOf)) byWeek.set(week, (byWeek.get(week) ?? 0) + ms)
  const preventing = incidents.filter(({ deliverySpans }) => deliverySpans.length > 0)
  const weeksIn = new Map(
    preventing.map((one) => [
      one,
      new Set(joined(stretchesOf(one)).flatMap((stretch) => weeksOf(stretch).map(({ week }) => week))),
    ]),
  )
  const weeks = [...byWeek].map(([week, ms]) => ({
    week,
    ms,
    ...bucketRefs(preventing.filter((one) => weeksIn.get(one)?.has(week))),
  }))
  return {
    n: preventing.length,
    running: preventing.filter(isRunning).length,
    ms: lengthOf(all),
    weeks: preventedWeeks(weeks, now),
    incidents: longestFirst(
      preventing.map((incident) => ({
        number: incident.number,
        incident: { key: incident.key, title: incident.title },
        ms: lengthOf(stretchesOf(incident)),
        isRunning: isRunning(incident),
      })),
    ),
  }
}

export const deliveryPreventedMetric: Metric<DeliveryPrevented> = {
  name: 'delivery-prevented',
  question: 'How long could nobody deliver?',
  definition:
    'The time in which an incident marked delivery as prevented and was neither resolved nor closed, per week (Monday, ' +
    'UTC). Two incidents at once count once; what still runs counts until now.',
  sentence: ({ n, running, ms, incidents }) => {
    const [longest] = incidents
    if (!longest) return 'No incident of this selection prevented delivery.'
    return (
      `Nobody could deliver for ${durationWords(ms)} in all, in ${countWords(n, 'incident')} (${nWords(n)}); the longest, ` +
      `${longest.incident.key}, for ${durationWords(longest.ms)}.${running > 0 ? ' It is prevented now.' : ''}`
    )
  },
  table: ({ weeks }) => ({
    columns: [
      { key: 'week', label: 'Week of', kind: 'day' },
      { key: 'prevented', label: 'Delivery prevented', kind: 'duration' },
    ],
    rows: weeks.map(({ week, ms }) => [week, ms]),
  }),
}
