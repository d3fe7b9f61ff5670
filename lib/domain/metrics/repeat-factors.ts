import type { Ref } from '../incident/values'
import type { Category } from '../postmortem/categories'
import { dayOf, isOverdue, isUnfinished, type PreventionState } from '../postmortem/prevention'
import { type FactorCard, type FactorGroup, incidentsOf, newestCardFirst, repeatingGroups } from './factor-groups'
import { UNCATEGORISED } from './factors'
import type { IncidentRef } from './incident-ref'
import type { IncidentCell, Metric } from './metric'
import { numberWordsFirst } from './number-words'
import { shareOf } from './statistics'
import { nWords, percentWords } from './words'

/** The lists of a postmortem whose cards are factors; a trigger is an event, which as such does not come back. */
export const FACTOR_LISTS = ['rootCauses', 'factors'] as const
/** The newest cards that are compared; more would keep the server from its rooms for too long. */
export const MAX_CARDS = 5_000
const MAX_FACTORS = 200
/** Incidents named of a factor, the latest ones. */
const MAX_FACTOR_INCIDENTS = 50

/** A prevention that names a card of a factor. Instants are ISO 8601 UTC, `dueOn` is a day. */
export interface FactorPrevention {
  id: string
  incidentId: string
  cardId: string
  title: string
  state: PreventionState
  owner: Ref | null
  dueOn: string | null
  createdAt: string
  doneAt: string | null
}

/** How a factor stands: some prevention of it overdue, some unpaid, nothing bought, all declined, or all paid. */
const STANDINGS = ['overdue', 'unpaid', 'none', 'declined', 'paid'] as const
export type Standing = (typeof STANDINGS)[number]

export interface RepeatFactor {
  /** As it was said first. */
  statement: string
  category: { key: string | null; label: string }
  /** How many incidents name it. */
  n: number
  /** The latest of them, the oldest first; whether one came before a prevention was bought, after, or after all were paid. */
  incidents: (IncidentRef & { declaredAt: string; when: 'before' | 'bought' | 'paid' })[]
  /** Incidents after it was bought and not paid, and after it was paid. */
  returnedUnpaid: number
  returnedPaid: number
  standing: Standing
  /** The one that waits most: overdue, then unpaid, then the others; of equals the first due. */
  prevention: (Omit<FactorPrevention, 'cardId' | 'incidentId'> & { incident: IncidentCell }) | null
  /** Whole days since it was due; null when it is not overdue. */
  daysLate: number | null
  boughtAt: string | null
  paidAt: string | null
}

export interface RepeatFactors {
  factors: RepeatFactor[]
  /** How many repeat; more than are listed when there are very many. */
  count: number
  /** Incidents whose postmortem names a factor, and those of them that name one that repeats. */
  n: number
  repeating: number
  repeatRate: number | null
  /** Whether older cards were left out. */
  isCut: boolean
}

const DAY_MS = 24 * 3_600_000

function standingOf(preventions: readonly FactorPrevention[], today: string): Standing {
  if (preventions.some((one) => isOverdue(one, today))) return 'overdue'
  if (preventions.some(isUnfinished)) return 'unpaid'
  if (preventions.length === 0) return 'none'
  return preventions.some(({ state }) => state === 'done') ? 'paid' : 'declined'
}

/** The one that waits most first; one that was declined last, so that it never hides one that was paid. */
function waitsMost(preventions: readonly FactorPrevention[], today: string): FactorPrevention | null {
  const rank = (one: FactorPrevention) =>
    one.state === 'declined' ? STANDINGS.length : STANDINGS.indexOf(standingOf([one], today))
  const [first] = preventions.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') ||
      one.id.localeCompare(other.id),
  )
  return first ?? null
}

/** Whether an incident came before a prevention was bought, after that, or after all that was bought was paid. */
function whenOf(declaredAt: string, boughtAt: string | null, paidAt: string | null): 'before' | 'bought' | 'paid' {
  if (paidAt !== null && declaredAt > paidAt) return 'paid'
  return boughtAt !== null && declaredAt > boughtAt ? 'bought' : 'before'
}

function factorOf(
  { first, cards }: FactorGroup,
  preventions: readonly FactorPrevention[],
  labels: readonly Category[],
  today: string,
): RepeatFactor {
  const incidents = new Map(cards.map(({ incident }) => [incident.id, incident]))
  const standing = standingOf(preventions, today)
  const bought = preventions.filter(({ state }) => state !== 'declined')
  const boughtAt = bought.map(({ createdAt }) => createdAt).sort()[0] ?? null
  const doneAt = bought.flatMap((one) => one.doneAt ?? []).sort()
  const paidAt = standing === 'paid' ? (doneAt.at(-1) ?? null) : null
  const dots = [...incidents.values()].map(({ id: _, ...incident }) => ({
    ...incident,
    when: whenOf(incident.declaredAt, boughtAt, paidAt),
  }))
  const category = labels.find(({ key }) => key === first.category)
  const prevention = waitsMost(preventions, today)
  const late = standing === 'overdue' && prevention?.dueOn ? Date.parse(today) - Date.parse(prevention.dueOn) : null
  return {
    statement: first.statement,
    category: category ? { key: category.key, label: category.name } : UNCATEGORISED,
    n: dots.length,
    incidents: dots.slice(-MAX_FACTOR_INCIDENTS),
    returnedUnpaid: dots.filter(({ when }) => when === 'bought').length,
    returnedPaid: dots.filter(({ when }) => when === 'paid').length,
    standing,
    prevention: prevention && shownOf(prevention, incidents.get(prevention.incidentId)),
    daysLate: late === null ? null : Math.round(late / DAY_MS),
    boughtAt,
    paidAt,
  }
}

function shownOf(
  { id, title, state, owner, dueOn, createdAt, doneAt }: FactorPrevention,
  incident: FactorCard['incident'] | undefined,
): RepeatFactor['prevention'] {
  if (!incident) return null
  return { id, title, state, owner, dueOn, createdAt, doneAt, incident: { key: incident.key, title: incident.title } }
}

/** Overdue, unpaid, nothing bought, declined, paid and back again, paid; among equals what came back most. */
const byUrgency = (one: RepeatFactor, other: RepeatFactor): number => {
  const rank = ({ standing, returnedPaid }: RepeatFactor) =>
    STANDINGS.indexOf(standing) + (standing === 'paid' && returnedPaid === 0 ? 1 : 0)
  return rank(one) - rank(other) || (other.daysLate ?? 0) - (one.daysLate ?? 0) || other.n - one.n
}

/** The same card, whether a prevention names it or a postmortem holds it. */
const cardKey = (incidentId: string, cardId: string): string => `${incidentId} ${cardId}`

/**
 * The factors that came back, and how the preventions stand that were to retire them. `groups` are those of
 * `repeatingGroups`; `n` is how many incidents have a card at all.
 */
export function repeatFactorsIn(
  groups: readonly FactorGroup[],
  preventions: readonly FactorPrevention[],
  { n, isCut, labels }: { n: number; isCut: boolean; labels: readonly Category[] },
  now: string,
): RepeatFactors {
  const byCard = Map.groupBy(preventions, (one) => cardKey(one.incidentId, one.cardId))
  const factors = groups.map((group) => {
    const bought = group.cards.flatMap(({ incident, cardId }) => byCard.get(cardKey(incident.id, cardId)) ?? [])
    return factorOf(group, bought, labels, dayOf(Date.parse(now)))
  })
  const repeating = incidentsOf(groups.flatMap(({ cards }) => cards))
  return {
    factors: factors.toSorted(byUrgency).slice(0, MAX_FACTORS),
    count: factors.length,
    n,
    repeating,
    repeatRate: shareOf(repeating, n),
    isCut,
  }
}

/** The factors that came back, of the cards of counted incidents in the lists of `FACTOR_LISTS`; the newest ones count. */
export function repeatFactorsOf(
  cards: readonly FactorCard[],
  preventions: readonly FactorPrevention[],
  labels: readonly Category[],
  now: string,
): RepeatFactors {
  const newest = cards.toSorted(newestCardFirst).slice(0, MAX_CARDS)
  const about = { n: incidentsOf(newest), isCut: cards.length > MAX_CARDS, labels }
  return repeatFactorsIn(repeatingGroups(newest), preventions, about, now)
}

function sentenceOf({ factors, count, n, repeatRate }: RepeatFactors): string {
  if (n === 0) return 'No postmortem of this selection names a factor yet.'
  const rate = `${percentWords(repeatRate)} of postmortems name one that repeats (${nWords(n)}).`
  if (count === 0) return `No factor was named by two postmortems (${nWords(n)}).`
  const back = factors.filter(({ standing, returnedUnpaid }) => returnedUnpaid > 0 && standing !== 'paid').length
  const factor = back === 1 ? 'factor' : 'factors'
  if (back > 0)
    return `${numberWordsFirst(back)} ${factor} returned while ${back === 1 ? 'its' : 'their'} prevention was unpaid; ${rate}`
  return `${numberWordsFirst(count)} ${count === 1 ? 'factor repeats' : 'factors repeat'}, and none returned while its prevention was unpaid; ${rate}`
}

const STANDING_WORDS = {
  overdue: 'Unpaid, overdue',
  unpaid: 'Unpaid',
  none: 'Nothing bought',
  declined: 'Declined',
  paid: 'Paid',
} satisfies Record<Standing, string>

export const repeatFactorsMetric: Metric<RepeatFactors> = {
  name: 'repeat-factors',
  question: 'What keeps coming back?',
  definition:
    'A factor repeats when root causes or contributing factors of two incidents say the same: at least three in five of ' +
    'their words, within one category, or exactly the same words. Its prevention is one that names such a card. Blue dots ' +
    'came after it was bought. Worded quite differently, the same factor is not recognised.',
  sentence: sentenceOf,
  table: ({ factors }) => ({
    columns: [
      { key: 'factor', label: 'Factor', kind: 'text' },
      { key: 'category', label: 'Category', kind: 'text' },
      { key: 'incidents', label: 'Incidents', kind: 'count' },
      { key: 'returned', label: 'After it was bought', kind: 'count' },
      { key: 'latest', label: 'Latest', kind: 'incident' },
      { key: 'standing', label: 'Prevention', kind: 'text' },
      { key: 'prevention', label: 'What was bought', kind: 'text' },
      { key: 'owner', label: 'Owner', kind: 'text' },
      { key: 'due', label: 'Due', kind: 'day' },
    ],
    rows: factors.map(
      ({ statement, category, n, returnedUnpaid, returnedPaid, boughtAt, incidents, standing, prevention }) => {
        const latest = incidents.at(-1)
        return [
          statement,
          category.label,
          n,
          boughtAt === null ? null : returnedUnpaid + returnedPaid,
          latest ? { key: latest.key, title: latest.title } : null,
          STANDING_WORDS[standing],
          prevention?.title ?? null,
          prevention?.owner?.name ?? null,
          prevention?.dueOn ?? null,
        ]
      },
    ),
  }),
}
