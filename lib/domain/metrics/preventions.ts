import { countWords } from '../count-words'
import { millisecondsBetween } from '../incident/clock'
import type { Ref } from '../incident/values'
import { isUnfinished, type PreventionState } from '../postmortem/prevention'
import { bucketOf, filledIn, lastInstant } from './buckets'
import { type Names, namedRef } from './crutches'
import { type HistoryFilter, isWithin } from './history-filter'
import { type BucketRefs, bucketRefs, declaredAtOf, NO_REFS, newestFirst } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { IncidentCell, Metric } from './metric'
import { type Part, type Spread, shareOf, spreadOf } from './statistics'
import { durationWords, nWords, percentWords } from './words'

/** At most this many are listed; the counts are of all. */
export const MAX_OVERDUE_PREVENTIONS = 200
export const MAX_REPEATED = 100

/** A prevention as figures count it. Instants are ISO 8601 UTC, days as in 2026-11-28. */
export interface MeasuredPrevention {
  id: string
  incidentId: string
  title: string
  state: PreventionState
  ownerId: string | null
  dueOn: string | null
  /** Of the card that it retires. */
  category: string | null
  createdAt: string
  updatedAt: string
  doneAt: string | null
  /** When it was declined, the last time; null where its history does not say. */
  declinedAt: string | null
}

/** What was bought and paid in a month, and the incidents that it was bought by. */
export interface PreventionMonth extends BucketRefs {
  /** The first day of the month. */
  month: string
  bought: number
  paid: number
  declined: number
}

export interface OverduePrevention {
  id: string
  title: string
  incident: IncidentCell
  owner: Ref | null
  dueOn: string
}

export interface Preventions {
  /** Within the period. */
  bought: number
  paid: number
  declined: number
  months: PreventionMonth[]
  /** Milliseconds from bought to paid, of those paid within the period. */
  toPaid: Spread
  /** Open now, whenever they were bought, with their age in milliseconds; and those of them past their day. */
  open: number
  openAge: Spread
  overdueCount: number
  /** The first that was due first. */
  overdue: OverduePrevention[]
  /** Incidents of the period with a factor that an unpaid prevention was to retire, of those with any factor. */
  repeats: Part
  /** The latest of them. */
  repeated: IncidentCell[]
}

/** What a prevention stopped being open at; null while it is. What is changed of it later moves nothing. */
export const endedAtOf = ({ state, doneAt, declinedAt, updatedAt }: MeasuredPrevention): string | null =>
  state === 'done' ? (doneAt ?? updatedAt) : state === 'declined' ? (declinedAt ?? updatedAt) : null

export interface PreventionSources {
  preventions: readonly MeasuredPrevention[]
  /** The incidents that the filter counts without its bounds in time. */
  incidents: readonly MeasuredIncident[]
  /** Categories of the cards of an incident. */
  categoriesOf(incidentId: string): readonly string[]
  names: Names
}

/** Every month from the first with any to the end of the period, or that of `now`. */
export const preventionMonths = (
  found: readonly PreventionMonth[],
  filter: Pick<HistoryFilter, 'to'>,
  now: string,
): PreventionMonth[] =>
  filledIn(new Map(found.map((one) => [one.month, one])), lastInstant(filter, now), 'month', (month) => ({
    month,
    bought: 0,
    paid: 0,
    declined: 0,
    ...NO_REFS,
  }))

/** What outages bought, and what was paid of it. Sources: the preventions, and the cards of postmortems. */
export function preventionsOf(
  { preventions, incidents, categoriesOf, names }: PreventionSources,
  filter: HistoryFilter,
  now: string,
): Preventions {
  const byId = new Map(incidents.map((incident) => [incident.id, incident]))
  const all = preventions.flatMap((one) => {
    const incident = byId.get(one.incidentId)
    return incident ? [{ ...one, incident }] : []
  })
  const within = (at: string | null): at is string => at !== null && isWithin(at, filter)
  const bought = all.filter(({ createdAt }) => within(createdAt))
  const paid = all.filter((one) => one.state === 'done' && within(endedAtOf(one)))
  const declined = all.filter((one) => one.state === 'declined' && within(endedAtOf(one)))
  const open = all.filter(isUnfinished)
  const overdue = open.flatMap((one) =>
    one.dueOn !== null && one.dueOn < now.slice(0, 10) ? [{ ...one, dueOn: one.dueOn }] : [],
  )
  const told = [
    ...bought.map(({ createdAt, incident }) => ({ what: 'bought', at: createdAt, incident })),
    ...paid.map((one) => ({ what: 'paid', at: endedAtOf(one) ?? now, incident: one.incident })),
    ...declined.map((one) => ({ what: 'declined', at: endedAtOf(one) ?? now, incident: one.incident })),
  ]
  const months = [...Map.groupBy(told, ({ at }) => bucketOf(at, 'month'))].map(([month, of]) => {
    const count = (what: string) => of.filter((one) => one.what === what).length
    return {
      month,
      bought: count('bought'),
      paid: count('paid'),
      declined: count('declined'),
      ...bucketRefs(of.map(({ incident }) => incident)),
    }
  })
  const withFactors = incidents.filter(
    (incident) => isWithin(declaredAtOf(incident), filter) && categoriesOf(incident.id).length > 0,
  )
  const repeated = withFactors.filter((incident) =>
    all.some(
      (one) =>
        one.category !== null &&
        categoriesOf(incident.id).includes(one.category) &&
        wasUnpaid(one, declaredAtOf(one.incident), declaredAtOf(incident)),
    ),
  )
  return {
    bought: bought.length,
    paid: paid.length,
    declined: declined.length,
    months: preventionMonths(months, filter, now),
    toPaid: spreadOf(paid.map((one) => millisecondsBetween(one.createdAt, endedAtOf(one) ?? now))),
    open: open.length,
    openAge: spreadOf(open.map(({ createdAt }) => millisecondsBetween(createdAt, now))),
    overdueCount: overdue.length,
    overdue: overdue
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || (a.id < b.id ? -1 : 1))
      .slice(0, MAX_OVERDUE_PREVENTIONS)
      .map(({ id, title, incident, ownerId, dueOn }) => ({
        id,
        title,
        incident: { key: incident.key, title: incident.title },
        owner: namedRef(ownerId, names.person),
        dueOn,
      })),
    repeats: { part: repeated.length, whole: withFactors.length },
    repeated: newestFirst(repeated)
      .slice(0, MAX_REPEATED)
      .map(({ key, title }) => ({ key, title })),
  }
}

/** Whether a prevention of an earlier incident was open when another was declared. */
const wasUnpaid = (one: MeasuredPrevention, boughtBy: string, declaredAt: string): boolean => {
  const endedAt = endedAtOf(one)
  return one.createdAt < declaredAt && boughtBy < declaredAt && (endedAt === null || declaredAt < endedAt)
}

export const preventionsMetric: Metric<Preventions> = {
  name: 'preventions',
  question: 'Do we pay for what outages bought?',
  definition:
    'A prevention is bought when it is written down, and paid when it is done. Bought, paid and declined are counted in ' +
    'the period; open and overdue are those of now, whenever they were bought. A factor repeats unpaid when a card of ' +
    'the incident has the category of a card of an earlier incident whose prevention was open at the declaration.',
  sentence: ({ bought, paid, toPaid, open, overdueCount, repeats }) => {
    if (bought === 0 && paid === 0 && open === 0) return 'No prevention was bought in this selection.'
    const repeat =
      repeats.whole === 0
        ? ''
        : ` ${percentWords(shareOf(repeats.part, repeats.whole))} of incidents had a factor with an unpaid prevention (${nWords(repeats.whole)}).`
    const within = toPaid.median === null ? '' : `, half of them within ${durationWords(toPaid.median)}`
    return (
      `${countWords(bought, 'prevention was', 'preventions were')} bought and ${paid} paid${within}; ` +
      `${countWords(open, 'is', 'are')} open, ${overdueCount} of them overdue.${repeat}`
    )
  },
  table: ({ months, overdue }) => ({
    columns: [
      { key: 'what', label: 'What', kind: 'text' },
      { key: 'month', label: 'Month, or day it was due', kind: 'day' },
      { key: 'bought', label: 'Bought', kind: 'count' },
      { key: 'paid', label: 'Paid', kind: 'count' },
      { key: 'declined', label: 'Declined', kind: 'count' },
      { key: 'incident', label: 'Incident', kind: 'incident' },
      { key: 'owner', label: 'Owner', kind: 'text' },
    ],
    rows: [
      ...overdue.map((one) => [
        `Overdue: ${one.title}`,
        one.dueOn,
        null,
        null,
        null,
        one.incident,
        one.owner?.name ?? null,
      ]),
      ...months.map((one) => ['Month', one.month, one.bought, one.paid, one.declined, null, null]),
    ],
  }),
}
