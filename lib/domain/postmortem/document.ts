import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import type { Card, CardEvidence, CardMove, Dismissal, PostmortemContent, RichText } from './content'
import { plainText } from './rich-text'
import { richTextSchema, sentenceSchema } from './schema'
import { CARD_LISTS, type CardList, PROSE_SECTIONS, type ProseSection } from './sections'

/**
 * The shape of a postmortem's document, in one place. Roots:
 * - one XML fragment for each prose section, under its name;
 * - `cards`: Y.Map by card id of Y.Map {list, order, category, statement, explanation, evidence, moves}. Which list a
 *   card is in is a value of the card, so moving it and editing it at once both survive;
 * - `picks`: Y.Map by `seq` of true; the sentence added to a line is the root fragment `context:<seq>`, so that two
 *   people who pick the same line at once do not write over each other's words;
 * - `dismissed`: Y.Map by hint key of Dismissal.
 */
export const ROOTS = { cards: 'cards', picks: 'picks', dismissed: 'dismissed' } as const

const CONTEXT = 'context:'
/** The root fragment that holds the sentence of context of a line. */
const contextRoot = (seq: number): string => `${CONTEXT}${seq}`
/** The `seq` of the line a root fragment is about, or null when it is another root. */
export const seqOfContextRoot = (name: string): number | null =>
  /^context:[1-9]\d{0,9}$/.test(name) ? Number(name.slice(CONTEXT.length)) : null

/** The name under which Hocuspocus serves the document of an incident. */
export const documentName = (incidentId: string): string => `postmortem:${incidentId}`

/** The id in such a name; null when it is none. */
export const incidentOfDocument = (name: string): string | null =>
  /^postmortem:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1] ?? null

export type CardMap = Y.Map<unknown>

/** Where the text of a section of prose is; as all of these, it is made when there is none yet. */
export const proseOf = (doc: Y.Doc, section: ProseSection): Y.XmlFragment => doc.getXmlFragment(section)

/** Where the words that somebody put under a line of the timeline are. `seq` is the line's. */
export const contextOf = (doc: Y.Doc, seq: number): Y.XmlFragment => doc.getXmlFragment(contextRoot(seq))

/** The cards of all lists, by their ids. */
export const cardsOf = (doc: Y.Doc): Y.Map<CardMap> => doc.getMap(ROOTS.cards)

/** The lines that were picked for the timeline section: the keys are their `seq`, in decimal. */
export const picksOf = (doc: Y.Doc): Y.Map<true> => doc.getMap(ROOTS.picks)

/** Hints of wording that were dismissed, by their keys. */
export const dismissedOf = (doc: Y.Doc): Y.Map<Omit<Dismissal, 'key'>> => doc.getMap(ROOTS.dismissed)

/** What the card says in one sentence. Of a complete card only, as are those below (`isCardComplete`). */
export const statementOf = (card: CardMap): Y.XmlFragment => card.get('statement') as Y.XmlFragment

/** What the card says at length. */
export const explanationOf = (card: CardMap): Y.XmlFragment => card.get('explanation') as Y.XmlFragment

/** What the card rests on, by ids of its own. */
export const evidenceOf = (card: CardMap): Y.Map<Omit<CardEvidence, 'id'>> =>
  card.get('evidence') as Y.Map<Omit<CardEvidence, 'id'>>

/** From which list to which the card was moved, and by whom, the first first. */
export const movesOf = (card: CardMap): Y.Array<CardMove> => card.get('moves') as Y.Array<CardMove>

/** The list it is in now. */
export const listOf = (card: CardMap): CardList => card.get('list') as CardList

/** Its place in the list: compared as text. */
export const orderOf = (card: CardMap): string => card.get('order') as string

/** The ids of the cards of a list, in their order; cards placed at the same spot at once stand by their ids. */
export function cardIdsIn(doc: Y.Doc, list: CardList): string[] {
  return [...cardsOf(doc).entries()]
    .filter(([, card]) => isReadable(card) && listOf(card) === list)
    .sort(([a, x], [b, y]) => compare(orderOf(x), orderOf(y)) || compare(a, b))
    .map(([id]) => id)
}

/** Whether a value among the cards is a card as this version knows it. By what it has: a process may hold several copies of Yjs. */
export function isReadable(card: unknown): card is CardMap {
  const { get } = (card ?? {}) as Partial<CardMap>
  if (typeof get !== 'function') return false
  const map = card as CardMap
  return (
    typeof map.get('order') === 'string' &&
    [map.get('statement'), map.get('explanation'), map.get('moves')].every((each) => has(each, 'toArray')) &&
    has(map.get('evidence'), 'entries')
  )
}
const has = (value: unknown, method: string): boolean =>
  typeof (value as Record<string, unknown> | undefined)?.[method] === 'function'

/** Adds an empty card, or one that says something, at the end of a list. */
export function addCard(doc: Y.Doc, id: string, list: CardList, given: Partial<Omit<Card, 'id' | 'list'>> = {}): void {
  doc.transact(() => {
    const card: CardMap = new Y.Map()
    const others = cardIdsIn(doc, list)
    card.set('list', list)
    card.set('order', makeRoom(doc, others, others.length))
    card.set('category', given.category ?? null)
    card.set('statement', new Y.XmlFragment())
    card.set('explanation', new Y.XmlFragment())
    card.set('evidence', new Y.Map())
    card.set('moves', Y.Array.from(given.moves ?? []))
    cardsOf(doc).set(id, card)
    // With its paragraph, so that two who begin to write at once write in the same one.
    writeSentence(statementOf(card), given.statement ?? '')
    if (given.explanation) writeRichText(explanationOf(card), given.explanation)
    for (const { id: evidenceId, ...evidence } of given.evidence ?? []) evidenceOf(card).set(evidenceId, evidence)
  })
}

/**
 * Puts a card before another of a list, or at its end (`before` null). Going to another list is kept among its moves.
 * Only the place changes, so what others write in the card meanwhile stays.
 */
export function placeCard(
  doc: Y.Doc,
  id: string,
  to: { list: CardList; before: string | null },
  by: CardMove['by'],
  at: string,
): void {
  const card = cardsOf(doc).get(id)
  if (!isReadable(card) || to.before === id) return
  const others = cardIdsIn(doc, to.list).filter((other) => other !== id)
  const index = to.before === null ? -1 : others.indexOf(to.before)
  doc.transact(() => {
    const from = listOf(card)
    card.set('order', makeRoom(doc, others, index < 0 ? others.length : index))
    if (from === to.list) return
    card.set('list', to.list)
    movesOf(card).push([{ from, to: to.list, at, by }])
  })
}

/**
 * The key for a card at a place among others. Two that were placed at one spot at once have the same key; those after
 * the place then get new ones, so that there is room. Keys nobody can order by are all made anew.
 */
function makeRoom(doc: Y.Doc, others: readonly string[], place: number): string {
  const orders = others.map((id) => orderOf(cardsOf(doc).get(id) as CardMap))
  const left = orders[place - 1] ?? null
  let end = place
  while (left !== null && end < orders.length && (orders[end] ?? '') <= left) end += 1
  const keys = keysBetween(left, orders[end] ?? null, 1 + end - place)
  const given = keys ?? generateNKeysBetween(null, null, others.length + 1)
  const [own] = given.splice(keys ? 0 : place, 1)
  const moved = keys ? others.slice(place, end) : others
  for (const [index, id] of moved.entries()) cardsOf(doc).get(id)?.set('order', given[index])
  return own as string
}

function keysBetween(left: string | null, right: string | null, count: number): string[] | null {
  try {
    return generateNKeysBetween(left, right, count)
  } catch {
    return null
  }
}

/** Reads all that a document says. Never throws: what a newer version wrote and this one cannot read is left out. */
export function readContent(doc: Y.Doc): PostmortemContent {
  return {
    sections: Object.fromEntries(
      PROSE_SECTIONS.map((section) => [section, readRichText(proseOf(doc, section))]),
    ) as PostmortemContent['sections'],
    cards: CARD_LISTS.flatMap((list) => cardIdsIn(doc, list).flatMap((id) => readCard(doc, id))),
    picks: [...picksOf(doc).keys()]
      .filter((key) => seqOfContextRoot(`${CONTEXT}${key}`) !== null)
      .map((key) => Number(key))
      .sort((a, b) => a - b)
      .map((seq) => ({ seq, context: readSentence(contextOf(doc, seq)) })),
    // A map stands in the order in which its keys arrived, which differs from reader to reader.
    dismissed: [...dismissedOf(doc).entries()]
      .sort(([a], [b]) => compare(a, b))
      .map(([key, dismissal]) => ({ ...dismissal, key })),
  }
}

function readCard(doc: Y.Doc, id: string): Card[] {
  const card = cardsOf(doc).get(id)
  if (!card) return []
  return [
    {
      id,
      list: listOf(card),
      category: (card.get('category') as string | null) ?? null,
      statement: readSentence(statementOf(card)),
      explanation: readRichText(explanationOf(card)),
      evidence: readEvidence(card),
      moves: movesOf(card).toArray(),
    },
  ]
}

const KINDS = ['line', 'link', 'picture'] satisfies CardEvidence['kind'][]

/** The evidence of a card: lines as they were written, then links and pictures; the same order for every reader. */
export const readEvidence = (card: CardMap): CardEvidence[] =>
  [...evidenceOf(card).entries()]
    .map(([id, evidence]) => ({ ...evidence, id }) as CardEvidence)
    .sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        (a.kind === 'line' && b.kind === 'line' ? a.seq - b.seq : 0) ||
        compare(a.id, b.id),
    )

/** A new document that says this. Card orders are made anew. */
export function documentOf(content: PostmortemContent): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const section of PROSE_SECTIONS) writeRichText(proseOf(doc, section), content.sections[section])
    for (const { id, list, ...card } of content.cards) addCard(doc, id, list, card)
    for (const { seq, context } of content.picks) {
      picksOf(doc).set(String(seq), true)
      if (context) writeSentence(contextOf(doc, seq), context)
    }
    for (const { key, ...dismissal } of content.dismissed) dismissedOf(doc).set(key, dismissal)
  })
  return doc
}

const readRichText = (fragment: Y.XmlFragment): RichText =>
  withoutEmptyAttrs(yXmlFragmentToProsemirrorJSON(fragment) as RichText)

/** As ProseMirror itself writes it: a mark without attributes says nothing of them. */
function withoutEmptyAttrs(node: RichText): RichText {
  const { marks, content } = node
  return {
    ...node,
    ...(content && { content: content.map(withoutEmptyAttrs) }),
    ...(marks && {
      marks: marks.map(({ type, attrs }) => ({ type, ...(attrs && Object.keys(attrs).length > 0 && { attrs }) })),
    }),
  }
}

/** The words of a field that holds one sentence, on one line. */
export const readSentence = (fragment: Y.XmlFragment): string =>
  plainText(readRichText(fragment)).replaceAll('\n', ' ').trim()

/** Writes into an empty fragment. */
export function writeRichText(fragment: Y.XmlFragment, text: RichText): void {
  if (text.content?.length) prosemirrorJSONToYXmlFragment(richTextSchema, text, fragment)
}

/** Writes a sentence, which may be empty, into an empty fragment. */
export function writeSentence(fragment: Y.XmlFragment, sentence: string): void {
  const content = sentence ? [{ type: 'text', text: sentence }] : []
  prosemirrorJSONToYXmlFragment(sentenceSchema, { type: 'doc', content: [{ type: 'paragraph', content }] }, fragment)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
