import * as Y from 'yjs'
import { z } from 'zod'
import { captionSchema } from '../text'
import { cardIdsIn, cardsOf, explanationOf, listOf, statementOf } from './document'
import { PROSE_SECTIONS, SECTIONS, type SectionId } from './sections'

/** A place that holds text: a prose section, the context of a line, or a part of a card. */
const fieldSchema = z
  .string()
  .max(120)
  .regex(
    new RegExp(
      `^(${PROSE_SECTIONS.join('|')}|context:[1-9]\\d{0,9}|card:[A-Za-z0-9_-]{1,64}:(statement|explanation))$`,
    ),
    'is no field of a postmortem',
  )

const MAX_NEARBY = 40

const positionSchema = z
  .string()
  .max(400)
  .refine((text) => decoded(text) !== null, 'is no position of a document')

const nearbySchema = captionSchema(MAX_NEARBY).default('')

/**
 * A passage as two relative positions of Yjs in base64: it stays with its words, whatever is written around it. What
 * stood right before and after it helps to find words that were written anew.
 */
export const anchorSchema = z.strictObject({
  field: fieldSchema,
  from: positionSchema,
  to: positionSchema,
  before: nearbySchema,
  after: nearbySchema,
})
export type Anchor = z.infer<typeof anchorSchema>

/** Where a passage is now, in characters of its field; `unknown` as long as the document has not arrived. */
export type Passage = { kind: 'at'; from: number; to: number } | { kind: 'gone' } | { kind: 'unknown' }

interface Run {
  node: Y.XmlText
  start: number
  length: number
}

/** The characters of a field in a row, and which of them are in which text node. Blocks have nothing between them. */
export interface FieldText {
  text: string
  runs: Run[]
}

/** Shorter words are found by chance in a place they were not about. */
const MIN_SOUGHT = 12

/** What a field is stored in; null when its card is gone. */
export function fragmentOf(doc: Y.Doc, field: string): Y.XmlFragment | null {
  const parts = /^card:(.+):(statement|explanation)$/.exec(field)
  if (!parts) return doc.getXmlFragment(field)
  const card = cardsOf(doc).get(parts[1] ?? '')
  if (!card) return null
  return parts[2] === 'statement' ? statementOf(card) : explanationOf(card)
}

/** The words of a field in one string, and where in it each of its runs begins. */
export function fieldTextOf(fragment: Y.XmlFragment): FieldText {
  const runs: Run[] = []
  let text = ''
  const walk = (parent: Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        const words = wordsOf(child)
        runs.push({ node: child, start: text.length, length: words.length })
        text += words
      } else if (child instanceof Y.XmlFragment) walk(child)
    }
  }
  walk(fragment)
  return { text, runs }
}

const wordsOf = (node: Y.XmlText): string =>
  node
    .toDelta()
    .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
    .join('')

/** Anchors the characters `from` to `to` of a field. Null when there are none. */
export function anchorAt({ text, runs }: FieldText, field: string, from: number, to: number): Anchor | null {
  const first = runAt(runs, from)
  const last = runAt(runs, to - 1)
  if (from >= to || !first || !last) return null
  // Each end holds on to a character of the passage, so that what is typed beside it stays outside.
  const start = Y.createRelativePositionFromTypeIndex(first.node, from - first.start, 0)
  const end = Y.createRelativePositionFromTypeIndex(last.node, to - last.start, -1)
  const before = wholeCharacters(text.slice(Math.max(0, from - MAX_NEARBY), from))
  const after = wholeCharacters(text.slice(to, to + MAX_NEARBY))
  return { field, from: encoded(start), to: encoded(end), before, after }
}

/** Without the halves of characters that a cut leaves at the ends. */
export const wholeCharacters = (cut: string): string => cut.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '').trim()

const runAt = (runs: Run[], offset: number): Run | undefined =>
  runs.find(({ start, length }) => offset >= start && offset < start + length)

/**
 * Where a passage is now. Splitting a paragraph or making it a heading writes its words anew, and its positions fall
 * together; then the words themselves are looked for, with what stood beside them.
 */
export function findPassage(doc: Y.Doc, field: FieldText | null, anchor: Anchor, quote: string): Passage {
  const from = decoded(anchor.from)
  const to = decoded(anchor.to)
  if (!from || !to) return { kind: 'gone' }
  if (!isKnown(doc, from) || !isKnown(doc, to)) return { kind: 'unknown' }
  if (!field) return { kind: 'gone' }
  const start = placeIn(doc, field, from)
  const end = placeIn(doc, field, to)
  const found = {
    from: start?.offset ?? end?.run.start ?? 0,
    to: end?.offset ?? (start ? start.run.start + start.run.length : 0),
  }
  return found.from < found.to ? { kind: 'at', ...found } : sought(field.text, anchor, quote)
}

function placeIn(doc: Y.Doc, { runs }: FieldText, position: Y.RelativePosition): { run: Run; offset: number } | null {
  const place = Y.createAbsolutePositionFromRelativePosition(position, doc)
  const run = place && runs.find(({ node }) => node === place.type)
  return run ? { run, offset: run.start + Math.min(place.index, run.length) } : null
}

/** Blanks do not count: they differ between a paragraph and two. */
function sought(text: string, anchor: Anchor, quote: string): Passage {
  const squeezed = text.replace(/\s/g, '')
  const [before, wanted, after] = [anchor.before, quote, anchor.after].map((words) => words.replace(/\s/g, ''))
  if (!wanted) return { kind: 'gone' }
  for (const [lead, words] of [
    [before, `${before}${wanted}${after}`],
    [before, `${before}${wanted}`],
    ['', `${wanted}${after}`],
    ['', wanted],
  ] as const) {
    const at = squeezed.indexOf(words)
    if (words.length < MIN_SOUGHT || at < 0 || squeezed.indexOf(words, at + 1) >= 0) continue
    const offsets = [...text.matchAll(/\S/g)].map(({ index }) => index)
    const start = at + (lead?.length ?? 0)
    return { kind: 'at', from: offsets[start] ?? 0, to: (offsets[start + wanted.length - 1] ?? -1) + 1 }
  }
  return { kind: 'gone' }
}

/** The document has what this position refers to, or had it once. */
function isKnown(doc: Y.Doc, { item, type }: Y.RelativePosition): boolean {
  const id = item ?? type
  return id === null || Y.getState(doc.store, id.client) > id.clock
}

export interface AnchoredPlace {
  passage: Passage
  /** The section it is in; null for the whole document, and for a card that is gone. */
  section: SectionId | null
  /** Compared number by number, this is the order of the document. */
  order: number[]
}

/** Where each of these is in the document; what is about the whole comes first, what is gone last in its field. */
export function placesOf(
  doc: Y.Doc,
  threads: readonly { id: string; anchor: Anchor | null; quote: string }[],
): Map<string, AnchoredPlace> {
  const texts = new Map<string, FieldText | null>()
  const textOf = (field: string) => {
    const known = texts.get(field)
    if (known !== undefined) return known
    const fragment = fragmentOf(doc, field)
    const text = fragment && fieldTextOf(fragment)
    texts.set(field, text)
    return text
  }
  return new Map(
    threads.map(({ id, anchor, quote }) => {
      if (!anchor) return [id, { passage: { kind: 'at', from: 0, to: 0 }, section: null, order: [-1] }]
      const passage = findPassage(doc, textOf(anchor.field), anchor, quote)
      const { section, order } = placeOfField(doc, anchor.field)
      return [id, { passage, section, order: [...order, passage.kind === 'at' ? passage.from : Number.MAX_VALUE] }]
    }),
  )
}

/** Compares places of the document, for sorting: number by number, and a beginning before what goes on. */
export function compareOrder(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return index < 0 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? -1)
}

function placeOfField(doc: Y.Doc, field: string): Pick<AnchoredPlace, 'section' | 'order'> {
  const [kind, id = '', part] = field.split(':')
  if (kind === 'context') return at('timeline', Number(id), 0)
  if (kind !== 'card') return at(field as SectionId, 0, 0)
  const card = cardsOf(doc).get(id)
  if (!card) return { section: null, order: [SECTIONS.length, 0, 0] }
  const list = listOf(card)
  return at(list, cardIdsIn(doc, list).indexOf(id), part === 'statement' ? 0 : 1)
}

const at = (section: SectionId, item: number, part: number) => ({
  section,
  order: [SECTIONS.indexOf(section), item, part],
})

const encoded = (position: Y.RelativePosition): string =>
  btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))

function decoded(text: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
  } catch {
    return null
  }
}
