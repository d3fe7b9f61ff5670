import type { Severity } from '../incident/values'
import { areAlike, factorWords, tellingWords } from './factor-words'

/** A card of a postmortem with the incident it is of. */
export interface FactorCard {
  incident: { id: string; key: string; title: string; severity: Severity; declaredAt: string }
  cardId: string
  category: string | null
  statement: string
}

/** The words of a statement, and the few of them that no alike statement can do without. */
interface Words {
  all: ReadonlySet<string>
  telling: readonly string[]
}

/** Cards that say the same thing; `first` is the oldest of them. */
export interface FactorGroup {
  first: FactorCard
  cards: FactorCard[]
}

interface Group extends FactorGroup {
  words: Words
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The latest declared first; a total order, so that a bounded reading of it is always the same. */
export const newestCardFirst = (one: FactorCard, other: FactorCard): number =>
  compare(other.incident.declaredAt, one.incident.declaredAt) ||
  compare(one.incident.id, other.incident.id) ||
  compare(one.cardId, other.cardId)

/** How many incidents the cards are of. */
export const incidentsOf = (cards: readonly FactorCard[]): number =>
  new Set(cards.map(({ incident }) => incident.id)).size

/** Groups of one category, found by the words of the statement that began them. */
class Alikes {
  private readonly byWord = new Map<string, Group[]>()

  /** The group whose first statement shares most words with these, the older of two; null when none shares enough. */
  find({ all, telling }: Words): Group | null {
    const candidates = new Set(telling.flatMap((word) => this.byWord.get(word) ?? []))
    let best: { group: Group; likeness: number } | null = null
    for (const group of candidates) {
      const others = group.words.all
      const shared = [...all].filter((word) => others.has(word)).length
      if (!areAlike(shared, all.size, others.size)) continue
      const likeness = shared / (all.size + others.size - shared)
      if (!best || likeness > best.likeness || (likeness === best.likeness && isOlder(group, best.group))) {
        best = { group, likeness }
      }
    }
    return best?.group ?? null
  }

  add(group: Group): void {
    for (const word of group.words.telling) {
      const groups = this.byWord.get(word)
      if (groups) groups.push(group)
      else this.byWord.set(word, [group])
    }
  }
}

const isOlder = (one: Group, other: Group): boolean => newestCardFirst(one.first, other.first) > 0

/** The words of each card's statement; rare words tell most, so that few groups are looked at. */
function wordsOf(cards: readonly FactorCard[]): Words[] {
  const words = cards.map(({ statement }) => factorWords(statement))
  const frequency = new Map<string, number>()
  for (const word of words.flat()) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const byRarity = (one: string, other: string) =>
    (frequency.get(one) ?? 0) - (frequency.get(other) ?? 0) || compare(one, other)
  return words.map((all) => ({ all: new Set(all), telling: all.toSorted(byRarity).slice(0, tellingWords(all.length)) }))
}

/**
 * Cards that say the same thing, grouped: those of one category whose statements share at least three in five of their
 * words (see `factorWords`), and those with exactly the same words whatever their category. A card is compared with the
 * oldest statement of a group only, so that a chain of small differences joins nothing. Answers the groups that stand
 * in two incidents or more, their cards from the oldest on. A statement without words is in none.
 */
export function repeatingGroups(cards: readonly FactorCard[]): FactorGroup[] {
  const oldestFirst = cards.toSorted(newestCardFirst).reverse()
  const words = wordsOf(oldestFirst)
  const groups: Group[] = []
  const byWords = new Map<string, Group>()
  const byCategory = new Map<string | null, Alikes>()
  for (const [index, card] of oldestFirst.entries()) {
    const said = words[index]
    if (!said || said.all.size === 0) continue
    const alikes = byCategory.get(card.category) ?? new Alikes()
    byCategory.set(card.category, alikes)
    const same = [...said.all].join(' ')
    const found = byWords.get(same) ?? alikes.find(said)
    const group = found ?? { words: said, first: card, cards: [] }
    group.cards.push(card)
    byWords.set(same, group)
    if (found) continue
    groups.push(group)
    alikes.add(group)
  }
  return groups.filter((group) => incidentsOf(group.cards) > 1).map(({ first, cards: of }) => ({ first, cards: of }))
}
