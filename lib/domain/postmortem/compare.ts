import { diffWordsWithSpace } from 'diff'
import { categoryName } from './categories'
import type { Card, RichText } from './content'
import { type FactPair, factPairsOf } from './facts'
import { lineSentence, picksInTime } from './lines-words'
import { normaliseRichText } from './normalise'
import type { Prevention } from './prevention'
import { PREVENTION_KIND_NAMES } from './prevention-words'
import type { PublishedPostmortem } from './published'
import { plainText } from './rich-text'
import { CARD_LISTS, type CardList, PROSE_SECTIONS, type ProseSection } from './sections'
import { instantWords, preventionStateWords } from './words'

/** A run of words of two texts: in both, or in one of them. */
export interface WordChange {
  is: 'same' | 'added' | 'removed'
  text: string
}

export interface TextComparison {
  words: WordChange[]
  /** The words are the same, what they look like is not: a list became paragraphs, a picture came. */
  onlyForm: boolean
}

export type ItemChange = 'same' | 'added' | 'removed' | 'changed'

export interface CardComparison {
  id: string
  is: ItemChange
  /** Where it is now, or was last. */
  list: CardList
  /** The list it came from, when it is in another now. */
  movedFrom: CardList | null
  statement: WordChange[]
  explanation: TextComparison
  category: WordChange[]
  evidence: WordChange[]
}

export interface ListedComparison {
  id: string
  is: ItemChange
  words: WordChange[]
}

export interface PostmortemComparison {
  facts: { name: string; words: WordChange[] }[]
  sections: Record<ProseSection, TextComparison>
  cards: CardComparison[]
  timeline: ListedComparison[]
  preventions: ListedComparison[]
}

/** Beyond this the two are shown one after the other: a reader waits for nothing that long. */
const TIMEOUT_MS = 300

/** What changed from one state of a postmortem to another, part by part (SPEC VERSION-3). */
export function comparePostmortems(from: PublishedPostmortem, to: PublishedPostmortem): PostmortemComparison {
  const sections = PROSE_SECTIONS.map((section) => [
    section,
    compareTexts(from.content.sections[section], to.content.sections[section]),
  ])
  return {
    facts: compareFacts(titled(from), titled(to)),
    sections: Object.fromEntries(sections) as PostmortemComparison['sections'],
    cards: compareCards(from, to),
    timeline: compareLists(picksOf(from), picksOf(to)),
    preventions: compareLists(preventionsOf(from), preventionsOf(to)),
  }
}

/** Whether nothing changed. */
export const isUnchanged = ({ facts, sections, cards, timeline, preventions }: PostmortemComparison): boolean =>
  facts.every(({ words }) => isSame(words)) &&
  Object.values(sections).every(({ words, onlyForm }) => isSame(words) && !onlyForm) &&
  [...cards, ...timeline, ...preventions].every((item) => item.is === 'same') &&
  cards.every(({ movedFrom }) => movedFrom === null)

/** True when no word came or went. */
export const isSame = (words: readonly WordChange[]): boolean => words.every(({ is }) => is === 'same')

/** The words of two texts, what both have told apart from what only one has. */
export function compareWords(from: string, to: string): WordChange[] {
  if (from === to) return from === '' ? [] : [{ is: 'same', text: from }]
  const parts = diffWordsWithSpace(from, to, { timeout: TIMEOUT_MS })
  if (!parts) return [removed(from), added(to)].filter(({ text }) => text !== '')
  return joined(
    parts.map(({ value: text, added: isNew, removed: isGone }) => ({
      is: isNew ? 'added' : isGone ? 'removed' : 'same',
      text,
    })),
  )
}

/** Words changed in a row read as one change: the blank between two of them belongs to both. */
function joined(parts: WordChange[]): WordChange[] {
  const result: WordChange[] = []
  let gone = ''
  let come = ''
  const close = () => {
    if (gone) result.push(removed(gone))
    if (come) result.push(added(come))
    gone = ''
    come = ''
  }
  parts.forEach(({ is, text }, at) => {
    const isBlank = text.trim() === '' && gone !== '' && come !== '' && at < parts.length - 1
    if (is === 'same' && !isBlank) {
      close()
      result.push({ is, text })
      return
    }
    if (is !== 'added') gone += text
    if (is !== 'removed') come += text
  })
  close()
  return result
}

const removed = (text: string): WordChange => ({ is: 'removed', text })
const added = (text: string): WordChange => ({ is: 'added', text })

function compareTexts(from: RichText, to: RichText): TextComparison {
  const words = compareWords(plainText(from), plainText(to))
  return { words, onlyForm: isSame(words) && formOf(from) !== formOf(to) }
}

const formOf = (text: RichText) => JSON.stringify(normaliseRichText(text).content ?? [])

const titled = (published: PublishedPostmortem): FactPair[] => [
  ['Title', published.facts.title],
  ...factPairsOf(published),
]

function compareFacts(from: FactPair[], to: FactPair[]): PostmortemComparison['facts'] {
  const was = new Map(from)
  const is = new Map(to)
  // The version itself always differs.
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => name !== 'Version')
  return names.map((name) => ({ name, words: whole(was.get(name) ?? '', is.get(name) ?? '') }))
}

/** Short values are replaced as a whole: half a date tells nothing. */
const whole = (from: string, to: string): WordChange[] =>
  from === to ? compareWords(from, to) : [removed(from), added(to)].filter(({ text }) => text !== '')

function compareCards(from: PublishedPostmortem, to: PublishedPostmortem): CardComparison[] {
  const was = new Map(from.content.cards.map((card) => [card.id, card]))
  const is = new Set(to.content.cards.map(({ id }) => id))
  const now = to.content.cards.map((card) => compareCard(was.get(card.id), card, from, to))
  const gone = from.content.cards.filter(({ id }) => !is.has(id)).map((card) => compareCard(card, undefined, from, to))
  return CARD_LISTS.flatMap((list) => [...now, ...gone].filter((card) => card.list === list))
}

function compareCard(
  was: Card | undefined,
  is: Card | undefined,
  from: PublishedPostmortem,
  to: PublishedPostmortem,
): CardComparison {
  const { id, list } = (is ?? was) as Card
  const statement = compareWords(was?.statement ?? '', is?.statement ?? '')
  const nothing: RichText = { type: 'doc' }
  const explanation = compareTexts(was?.explanation ?? nothing, is?.explanation ?? nothing)
  const category = whole(categoryOf(was, from), categoryOf(is, to))
  const evidence = compareEvidence(evidenceOf(was, from), evidenceOf(is, to))
  const isChanged = !isSame([...statement, ...explanation.words, ...category, ...evidence]) || explanation.onlyForm
  return {
    id,
    is: was && is ? (isChanged ? 'changed' : 'same') : is ? 'added' : 'removed',
    list,
    movedFrom: was && is && was.list !== is.list ? was.list : null,
    statement,
    explanation,
    category,
    evidence,
  }
}

const categoryOf = (card: Card | undefined, { categories }: PublishedPostmortem): string =>
  card?.category ? categoryName(categories, card.category) : ''

function compareEvidence(from: string[], to: string[]): WordChange[] {
  return [
    ...from.filter((text) => !to.includes(text)).map(removed),
    ...to.map((text): WordChange => ({ is: from.includes(text) ? 'same' : 'added', text })),
  ]
}

const evidenceOf = (card: Card | undefined, { lines }: PublishedPostmortem): string[] =>
  (card?.evidence ?? []).map((each) => {
    if (each.kind === 'link') return each.title || each.url
    if (each.kind === 'picture') return each.name
    const line = lines[each.seq]
    return line ? `${instantWords(line.occurredAt)} ${lineSentence(line)}` : `Line ${each.seq} of the log`
  })

type Listed = [id: string, words: string]

function compareLists(from: Listed[], to: Listed[]): ListedComparison[] {
  const was = new Map(from)
  const is = new Map(to)
  const ids = [...is.keys(), ...[...was.keys()].filter((id) => !is.has(id))]
  return ids.map((id) => {
    const before = was.get(id)
    const now = is.get(id)
    const words = compareWords(before ?? '', now ?? '')
    const change = isSame(words) ? 'same' : 'changed'
    return { id, words, is: before === undefined ? 'added' : now === undefined ? 'removed' : change }
  })
}

const picksOf = ({ content, lines }: PublishedPostmortem): Listed[] =>
  picksInTime(content.picks, lines).map(({ seq, context }) => {
    const line = lines[seq]
    const words = line ? `${instantWords(line.occurredAt)} ${lineSentence(line)}` : `Line ${seq} of the log`
    return [`${seq}`, context ? `${words}\n${context}` : words]
  })

const preventionsOf = ({ preventions }: PublishedPostmortem): Listed[] =>
  preventions.map((prevention) => [prevention.id, preventionWords(prevention)])

const preventionWords = (prevention: Prevention): string =>
  [
    prevention.title,
    PREVENTION_KIND_NAMES[prevention.kind],
    prevention.owner?.name ?? 'nobody yet',
    prevention.dueOn ?? 'no day yet',
    preventionStateWords(prevention),
  ].join(' · ')
