import { DELIVERY_REASONS, type DeliveryReason, type IncidentKind, type Ref } from '../incident/values'
import { cosine, countsOf, type Rarity, rarityIn, wordsOf } from './words'

/** What two incidents are compared by. */
export interface Comparable {
  id: string
  /** ISO 8601; of two that are equally alike, the later one comes first. */
  declaredAt: string
  kind: IncidentKind
  deliveryReason: DeliveryReason | null
  services: readonly Ref[]
  /** Names of the rules whose alerts belong to it. */
  alertRules: readonly string[]
  title: string
  /** What else was written of it: summary, who is hit, hypotheses that were not ruled out, statements of cards. */
  texts: readonly string[]
  /** Categories of the cards of its postmortem, by their names. */
  categories: readonly string[]
}

/** What is known of services, besides the two that are compared. */
export interface Surroundings {
  /** How many incidents were looked at, and how many of them hit a service (by its id). */
  recent: number
  hits: ReadonlyMap<string, number>
  /** Pairs of ids: the first depends on the second. */
  dependencies: readonly (readonly [string, string])[]
}

/**
 * How much each part counts. A part that the incident says nothing of (no service named, no alert, no card) is left out,
 * and the others share its weight: an incident that was just declared is compared by what is known of it.
 */
const SIMILARITY_WEIGHTS = {
  services: 30,
  alerts: 25,
  words: 25,
  factors: 10,
  delivery: 10,
  kind: 5,
} as const
export type SimilarityPart = keyof typeof SIMILARITY_WEIGHTS

/** Less than this is no likeness worth a look. */
export const MIN_SIMILARITY = 0.2
/** A service next to one that is hit counts this much of one that both name. */
const NEIGHBOUR = 0.5
/** One rule that fired both times is this much; all of them are 1. */
const ONE_RULE = 0.7
/** Two texts of people about the same thing are seldom closer than this. */
const SAME_WORDS = 0.5
const MAX_NAMED = 3

export interface Likeness {
  id: string
  /** 0..1, to two digits. */
  score: number
  /** Each part as it was counted, 0..1; null where this incident says nothing to compare. */
  parts: Record<SimilarityPart, number | null>
  /** Why, the strongest first: “Same service: Checkout”. */
  reasons: string[]
}

/**
 * The incidents most like this one, the most alike first: those that reach `MIN_SIMILARITY` and have a reason.
 *
 * - services: the share of services that both name, each by its rarity ln(1 + recent/hits) / ln(1 + recent), so that one
 *   that is hit often says little; a service that one of the others depends on, or that depends on it, counts half.
 * - alerts: 0.7 when a rule fired both times, up to 1 when all of this incident's rules did.
 * - words: the greater cosine of the titles, and of all that was written (title twice), weighted by tf-idf, as a share of
 *   0.5, which texts of people about the same thing seldom exceed.
 * - factors: shared categories of cards over all of them; delivery: the same reason; kind: the same kind.
 *
 * The score is the mean of the parts by `SIMILARITY_WEIGHTS`. Recency only breaks ties.
 */
export function mostAlike(
  one: Comparable,
  others: readonly Comparable[],
  surroundings: Surroundings,
  limit: number,
): Likeness[] {
  const mine = writtenOf(one)
  const theirs = others.map(writtenOf)
  const all = [mine, ...theirs]
  const rarity = { title: rarityIn(all.map(({ title }) => title)), text: rarityIn(all.map(({ text }) => text)) }
  return theirs
    .map((other) => ({ other, likeness: likenessOf(mine, other, surroundings, rarity) }))
    .filter(({ likeness: { score, reasons } }) => score >= MIN_SIMILARITY && reasons.length > 0)
    .sort((a, b) => b.likeness.score - a.likeness.score || (a.other.of.declaredAt < b.other.of.declaredAt ? 1 : -1))
    .slice(0, limit)
    .map(({ likeness }) => likeness)
}

type Counts = ReadonlyMap<string, number>

/** An incident with its words counted. */
interface Written {
  of: Comparable
  title: Counts
  text: Counts
}

const writtenOf = (of: Comparable): Written => ({
  of,
  title: countsOf(wordsOf(of.title)),
  text: countsOf(wordsOf([of.title, of.title, ...of.texts].join('\n'))),
})

function likenessOf(
  mine: Written,
  theirs: Written,
  surroundings: Surroundings,
  rarity: { title: Rarity; text: Rarity },
): Likeness {
  const [one, other] = [mine.of, theirs.of]
  const rules = one.alertRules.filter((rule) => other.alertRules.includes(rule))
  const categories = one.categories.filter((category) => other.categories.includes(category))
  const sharesReason = one.deliveryReason !== null && one.deliveryReason === other.deliveryReason
  const closest = Math.max(cosine(mine.title, theirs.title, rarity.title), cosine(mine.text, theirs.text, rarity.text))
  const parts: Likeness['parts'] = {
    services: one.services.length === 0 ? null : serviceLikeness(one, other, surroundings),
    alerts: one.alertRules.length === 0 ? null : ruleLikeness(rules.length, one.alertRules.length),
    words: Math.min(1, closest / SAME_WORDS),
    factors: one.categories.length === 0 ? null : jaccard(one.categories, other.categories),
    delivery: one.deliveryReason === null ? null : Number(sharesReason),
    kind: Number(one.kind === other.kind),
  }
  const reasons = [
    ...serviceReasons(one, other, surroundings),
    ...(rules.length > 0 ? [`Fired then, too: ${named(rules)}`] : []),
    ...(sharesReason && one.deliveryReason ? [`Delivery stopped alike: ${DELIVERY_REASONS[one.deliveryReason]}`] : []),
    ...(categories.length > 0 ? [`Same factors: ${named(categories)}`] : []),
    ...wordReasons(mine.text, theirs.text, rarity.text),
  ]
  return { id: other.id, score: scoreOf(parts), parts, reasons }
}

function scoreOf(parts: Likeness['parts']): number {
  let sum = 0
  let weights = 0
  for (const part of Object.keys(SIMILARITY_WEIGHTS) as SimilarityPart[]) {
    const value = parts[part]
    if (value === null) continue
    sum += SIMILARITY_WEIGHTS[part] * value
    weights += SIMILARITY_WEIGHTS[part]
  }
  return Math.round((100 * sum) / weights) / 100
}

/** A soft Dice coefficient: what of each side the other one has, over what both name. */
function serviceLikeness(one: Comparable, other: Comparable, surroundings: Surroundings): number {
  const matched = (from: Comparable, to: Comparable): number =>
    from.services.reduce(
      (sum, { id }) => sum + closeness(id, to.services, surroundings) * rareness(id, surroundings),
      0,
    )
  const all = one.services.length + other.services.length
  return (matched(one, other) + matched(other, one)) / all
}

function closeness(id: string, services: readonly Ref[], { dependencies }: Surroundings): number {
  if (services.some((service) => service.id === id)) return 1
  return services.some((service) => areNeighbours(id, service.id, dependencies)) ? NEIGHBOUR : 0
}

const areNeighbours = (one: string, other: string, dependencies: Surroundings['dependencies']): boolean =>
  dependencies.some(([from, to]) => (from === one && to === other) || (from === other && to === one))

/** 1 for a service that was hit once or never, towards 0 for one that is hit each time. */
function rareness(id: string, { recent, hits }: Surroundings): number {
  const count = Math.max(1, hits.get(id) ?? 0)
  const all = Math.max(recent, count)
  return Math.log(1 + all / count) / Math.log(1 + all)
}

function ruleLikeness(shared: number, all: number): number {
  if (shared === 0) return 0
  return shared === all ? 1 : ONE_RULE + ((1 - ONE_RULE) * (shared - 1)) / (all - 1)
}

function jaccard(one: readonly string[], other: readonly string[]): number {
  const shared = one.filter((each) => other.includes(each)).length
  return shared / new Set([...one, ...other]).size
}

function serviceReasons(one: Comparable, other: Comparable, { dependencies }: Surroundings): string[] {
  const shared = one.services.filter(({ id }) => other.services.some((service) => service.id === id))
  if (shared.length > 0) {
    return [`${shared.length === 1 ? 'Same service' : 'Same services'}: ${named(shared.map(({ name }) => name))}`]
  }
  const near = other.services.filter(({ id }) => one.services.some((mine) => areNeighbours(mine.id, id, dependencies)))
  return near.length > 0 ? [`Next to it: ${named(near.map(({ name }) => name))}`] : []
}

/** The shared words that weigh most, as long as there are two of them: a single one is chance. */
function wordReasons(one: Counts, other: Counts, rarity: Rarity): string[] {
  const shared = [...one.keys()].filter((word) => other.has(word))
  const strongest = shared.toSorted((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1))
  return shared.length < 2 ? [] : [`Words: ${strongest.slice(0, MAX_NAMED).join(', ')}`]
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).join(', ')
  return names.length > MAX_NAMED ? `${shown} and ${names.length - MAX_NAMED} more` : shown
}
