import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import {
  addCard,
  contextOf,
  dismissedOf,
  picksOf,
  placeCard,
  proseOf,
  writeSentence,
} from '@/lib/domain/postmortem/document'
import { CARD_LISTS, PROSE_SECTIONS } from '@/lib/domain/postmortem/sections'

/** By whom, and a picture of the incident that may be shown. */
interface Author {
  personId: string
  pictureId: string
}

type Node = Y.XmlElement | Y.XmlText

function element(name: string, attributes: Record<string, unknown> = {}, children: Node[] = []): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, never>>(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never)
  made.insert(0, children)
  return made as unknown as Y.XmlElement
}

function text(words: string, marks: Record<string, object> = {}): Y.XmlText {
  const made = new Y.XmlText()
  made.insert(0, words, marks)
  return made
}

const addressWith = (word: string) => `https://example.org/${encodeURIComponent(word)}`

const paragraph = (word: string) => element('paragraph', {}, [text(word)])

/** One of each node that holds words, by hand: an editor would not write all of this. */
const nodesWith = (word: string, { personId, pictureId }: Author): Y.XmlElement[] => [
  paragraph(word),
  element('heading', { level: 3 }, [text(word)]),
  element('codeBlock', { language: word.slice(0, 100) }, [text(word)]),
  element('blockquote', {}, [paragraph(word)]),
  element('bulletList', {}, [element('listItem', {}, [paragraph(word)])]),
  element('taskList', {}, [element('taskItem', { checked: false }, [paragraph(word)])]),
  element('table', {}, [
    element('tableRow', {}, [element('tableHeader', {}, [paragraph(word)])]),
    element('tableRow', {}, [element('tableCell', { align: word.slice(0, 20) }, [paragraph(word)])]),
  ]),
  element('paragraph', {}, [
    text(word, { link: { href: addressWith(word), title: word, target: '_self', rel: word } }),
    element('mention', { id: personId, label: word }),
    element('source', { seqs: '1', label: word }),
  ]),
  element('paragraph', {}, [text(word, { bold: {}, code: {} })]),
  element('picture', { attachmentId: pictureId, alt: word }),
]

/** Says a word in every place of a document that holds words. Answers the card that says it. */
export function sayInDocument(doc: Y.Doc, word: string, author: Author): string {
  const cardId = randomUUID()
  doc.transact(() => {
    for (const section of PROSE_SECTIONS) {
      const prose = proseOf(doc, section)
      prose.insert(prose.length, nodesWith(word, author))
    }
    addCard(doc, cardId, 'trigger', {
      category: word.slice(0, 60),
      statement: word,
      evidence: [
        { id: `link ${word}`, kind: 'link', url: addressWith(word), title: word },
        { id: `picture ${word}`, kind: 'picture', attachmentId: author.pictureId, name: word },
        { id: `line ${word}`, kind: 'line', seq: 1 },
      ],
      explanation: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: word }] }] },
    })
    const by = { id: author.personId, name: word }
    const at = new Date().toISOString()
    for (const list of [...CARD_LISTS].reverse()) placeCard(doc, cardId, { list, before: null }, by, at)
    picksOf(doc).set('1', true)
    const context = contextOf(doc, 1)
    context.delete(0, context.length)
    writeSentence(context, word)
    dismissedOf(doc).set(`hint ${word}`, { rule: word.slice(0, 100), quote: word, reason: word, by, at })
  })
  return cardId
}

/** Says these as paragraphs, links and code, many in one update. */
export function sayAll(doc: Y.Doc, words: readonly string[]): void {
  const prose = proseOf(doc, 'learned')
  doc.transact(() => {
    prose.insert(
      prose.length,
      words.map((word) => element('paragraph', {}, [text(word), text(word, { link: { href: addressWith(word) } })])),
    )
  })
}

/** The update that links these words to this address, of somebody who has the document. */
export function linkUpdate(doc: Y.Doc, href: string): Uint8Array {
  const apart = new Y.Doc()
  Y.applyUpdate(apart, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(apart)
  proseOf(apart, 'summary').insert(0, [element('paragraph', {}, [text('Look here', { link: { href } })])])
  return Y.encodeStateAsUpdate(apart, before)
}
