import type { Category } from '../postmortem/categories'
import { type BucketUnit, bucketOf, bucketsOf, lastInstant } from './buckets'
import type { HistoryFilter } from './history-filter'
import { declaredAtOf, type IncidentRef, newestRefs } from './incident-ref'
import type { MeasuredIncident } from './measured-incident'
import type { Metric } from './metric'
import { shareOf } from './statistics'
import { nWords, percentWords } from './words'

/** Ten years. */
const MAX_BUCKETS = { month: 120, quarter: 40 } as const
/** Incidents named of a category in a month or quarter. */
export const MAX_FACTOR_REFS = 10

/** What has no category, or one that is not in the list any more. */
export const UNCATEGORISED = { key: null, label: 'Uncategorised' } as const

type Bounds = Pick<HistoryFilter, 'from' | 'to'>

/** In how many incidents a category has a card. */
export interface FactorCount {
  /** The first day of the month or quarter of their declaration, UTC. */
  from: string
  category: string | null
  n: number
  incidents: IncidentRef[]
}

export interface Factors {
  unit: 'month' | 'quarter'
  buckets: {
    from: string
    /** Incidents with a card in any category. */
    n: number
    /** In the order of `categories`. */
    counts: Omit<FactorCount, 'from'>[]
  }[]
  /** Those with a card, most incidents first; uncategorised last. */
  categories: { key: string | null; label: string; n: number }[]
  /** Incidents whose postmortem has a card, and those without. */
  n: number
  without: number
  isCut: boolean
}

/** Months up to two years, then quarters; for all time until it is known when it begins. */
export function unitOf(bounds: Bounds, first: string | null, now: string): 'month' | 'quarter' {
  const begin = bounds.from ?? first ?? now
  const end = lastInstant(bounds, now)
  return bucketOf(`${Number(begin.slice(0, 4)) + 2}${begin.slice(4)}`, 'month') < bucketOf(end, 'month')
    ? 'quarter'
    : 'month'
}

/** Puts counts of categories over time in order, with every bucket of the period. */
export function overTime(
  counts: readonly FactorCount[],
  withCards: ReadonlyMap<string, number>,
  { unit, without, labels }: { unit: 'month' | 'quarter'; without: number; labels: readonly Category[] },
  bounds: Bounds,
  now: string,
): Factors {
  const first = [...withCards.keys()].sort()[0] ?? null
  const { days, isCut } = bucketsOf(bounds, first, now, unit, MAX_BUCKETS[unit])
  const shown = counts.filter(({ from }) => days.includes(from))
  const categories = [...labels.map(({ key, name }) => ({ key, label: name })), UNCATEGORISED]
    .map((one) => ({
      ...one,
      n: shown.filter(({ category }) => category === one.key).reduce((sum, { n }) => sum + n, 0),
    }))
    .filter(({ n }) => n > 0)
    .toSorted((one, other) => Number(one.key === null) - Number(other.key === null) || other.n - one.n)
  return {
    unit,
    buckets: days.map((from) => ({
      from,
      n: withCards.get(from) ?? 0,
      counts: categories.map(({ key }) => {
        const found = shown.find((one) => one.from === from && one.category === key)
        return { category: key, n: found?.n ?? 0, incidents: found?.incidents ?? [] }
      }),
    })),
    categories,
    n: days.reduce((sum, day) => sum + (withCards.get(day) ?? 0), 0),
    without,
    isCut,
  }
}

/**
 * In how many incidents each category of factor has a card, by when they were declared. `categoriesOf` answers the
 * categories of the cards of an incident's postmortem, in any of its three lists; none when it has no card.
 */
export function factorsOf(
  incidents: readonly MeasuredIncident[],
  categoriesOf: (incidentId: string) => readonly (string | null)[],
  labels: readonly Category[],
  bounds: Bounds,
  now: string,
): Factors {
  const known = new Set(labels.map(({ key }) => key))
  const carded = incidents.filter(({ id }) => categoriesOf(id).length > 0)
  const unit = unitOf(bounds, carded.map(declaredAtOf).sort()[0] ?? null, now)
  const counts = [...Map.groupBy(carded, (one) => bucketOf(declaredAtOf(one), unit satisfies BucketUnit))].flatMap(
    ([from, inBucket]) =>
      [...known, null].map((category): FactorCount => {
        const having = inBucket.filter(({ id }) =>
          categoriesOf(id).some((one) => (one !== null && known.has(one) ? one : null) === category),
        )
        return { from, category, n: having.length, incidents: newestRefs(having, MAX_FACTOR_REFS) }
      }),
  )
  const withCards = new Map<string, number>()
  for (const one of carded) {
    const from = bucketOf(declaredAtOf(one), unit)
    withCards.set(from, (withCards.get(from) ?? 0) + 1)
  }
  return overTime(counts, withCards, { unit, without: incidents.length - carded.length, labels }, bounds, now)
}

function sentenceOf({ categories, n, without }: Factors): string {
  if (n + without === 0) return 'No incident was declared in this selection.'
  const [first] = categories
  if (!first)
    return `None of ${without === 1 ? 'one incident' : `${without} incidents`} has a factor in its postmortem yet.`
  const unwritten = without > 0 ? `, ${without} without a postmortem that has factors` : ''
  return `${first.label} is named most: in ${percentWords(shareOf(first.n, n))} of the postmortems with factors (${nWords(n)}${unwritten}).`
}

export const factorsMetric: Metric<Factors> = {
  name: 'factors',
  question: 'What kind of thing goes wrong?',
  definition:
    'Incidents whose postmortem has at least one card (trigger, root cause or contributing factor) of a category, by when ' +
    'they were declared. One incident counts once in each of its categories. Incidents without such a postmortem are ' +
    'left out and counted beside it.',
  sentence: sentenceOf,
  table: ({ unit, buckets, categories }) => ({
    columns: [
      { key: 'from', label: unit === 'month' ? 'Month' : 'Quarter from', kind: 'text' },
      { key: 'n', label: 'With factors', kind: 'count' },
      ...categories.map(({ key, label }) => ({ key: key ?? 'uncategorised', label, kind: 'count' as const })),
    ],
    rows: buckets.map(({ from, n, counts }) => [from.slice(0, 7), n, ...counts.map((one) => one.n)]),
  }),
}
