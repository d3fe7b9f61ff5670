import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  type Anchor,
  anchorAt,
  anchorSchema,
  compareOrder,
  fieldTextOf,
  findPassage,
  fragmentOf,
  placesOf,
} from './anchor'
import { addCard, cardsOf, documentOf, placeCard, proseOf, statementOf } from './document'
import { emptyRichText } from './rich-text'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

function aDocument(...paragraphs: string[]): Y.Doc {
  const empty = emptyRichText()
  const summary = { type: 'doc', content: paragraphs.map(paragraph) }
  return documentOf({
    sections: { summary, impact: empty, wentWell: empty, lucky: empty, learned: empty },
    cards: [],
    picks: [],
    dismissed: [],
  })
}

/** The same document somewhere else. */
function replicaOf(doc: Y.Doc): Y.Doc {
  const replica = new Y.Doc()
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
  return replica
}

const meet = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

const textOf = (doc: Y.Doc, field = 'summary') => {
  const fragment = fragmentOf(doc, field)
  return fragment && fieldTextOf(fragment)
}

function anchorOn(doc: Y.Doc, words: string, field = 'summary'): Anchor {
  const text = textOf(doc, field)!
  const from = text.text.indexOf(words)
  return anchorAt(text, field, from, from + words.length)!
}

/** The words an anchor is on now, or what became of them. */
function wordsAt(doc: Y.Doc, anchor: Anchor, quote = ''): string {
  const text = textOf(doc, anchor.field)
  const passage = findPassage(doc, text, anchor, quote)
  return passage.kind === 'at' ? text!.text.slice(passage.from, passage.to) : `(${passage.kind})`
}

const nodeAt = (doc: Y.Doc, block: number) => (proseOf(doc, 'summary').get(block) as Y.XmlElement).get(0) as Y.XmlText

describe('[COMMENT-8] an anchor', () => {
  test('stays on its words when others write before, after and within them', () => {
    const here = aDocument('Cards timed out before slow issuers answered.')
    const there = replicaOf(here)
    const anchor = anchorOn(here, 'slow issuers')
    nodeAt(there, 0).insert(0, 'For 26 minutes, ')
    nodeAt(here, 0).insert(nodeAt(here, 0).length, ' None was charged.')
    meet(here, there)
    for (const doc of [here, there]) expect(wordsAt(doc, anchor)).toBe('slow issuers')
    const text = nodeAt(there, 0)
    text.insert(text.toString().indexOf('issuers'), 'card ')
    meet(here, there)
    expect(wordsAt(here, anchor)).toBe('slow card issuers')
  })

  test('does not take in what is typed right beside it', () => {
    const doc = aDocument('slow issuers')
    const anchor = anchorOn(doc, 'slow issuers')
    nodeAt(doc, 0).insert(12, ' answered')
    nodeAt(doc, 0).insert(0, 'before ')
    expect(wordsAt(doc, anchor)).toBe('slow issuers')
  })

  test('stays when words of it become bold, and spans paragraphs', () => {
    const doc = aDocument('One passage', 'ends here')
    const anchor = anchorOn(doc, 'passageends')
    nodeAt(doc, 0).format(4, 7, { bold: true })
    proseOf(doc, 'summary').insert(1, [new Y.XmlElement('paragraph')])
    expect(wordsAt(doc, anchor)).toBe('passageends')
    proseOf(doc, 'summary').delete(0)
    expect(wordsAt(doc, anchor)).toBe('ends')
  })

  test('is gone once its words are deleted, and back when that is undone', () => {
    const here = aDocument('The old timeout was 30 s.')
    const there = replicaOf(here)
    const quote = 'old timeout was'
    const anchor = anchorOn(here, quote)
    const undo = new Y.UndoManager(proseOf(there, 'summary'))
    nodeAt(there, 0).delete(4, 16)
    meet(here, there)
    for (const doc of [here, there]) expect(wordsAt(doc, anchor, quote)).toBe('(gone)')
    undo.undo()
    meet(here, there)
    // Only who undid it knows that these are the same characters; the others find the words.
    expect(wordsAt(there, anchor)).toBe(quote)
    expect(wordsAt(here, anchor, quote)).toBe(quote)
  })

  test('is gone with the paragraph, and with the card', () => {
    const doc = aDocument('Away with it')
    const anchor = anchorOn(doc, 'Away')
    proseOf(doc, 'summary').delete(0)
    expect(wordsAt(doc, anchor)).toBe('(gone)')
    addCard(doc, 'c1', 'trigger', { statement: 'Deploy #8412 cut the timeout' })
    const onCard = anchorOn(doc, 'timeout', 'card:c1:statement')
    expect(wordsAt(doc, onCard)).toBe('timeout')
    placeCard(doc, 'c1', { list: 'factors', before: null }, { id: 'a', name: 'Ada' }, '2026-11-20T00:00:00Z')
    expect(wordsAt(doc, onCard)).toBe('timeout')
    cardsOf(doc).delete('c1')
    expect(wordsAt(doc, onCard)).toBe('(gone)')
  })

  test('finds its words, by what stood beside them, where a split or a heading wrote them anew', () => {
    const doc = aDocument('First this. Then EU cards in the 😀 EU failed late.')
    const anchor = anchorOn(doc, 'EU')
    const again = (text: string) => {
      const block = new Y.XmlElement('heading')
      block.insert(0, [new Y.XmlText(text)])
      proseOf(doc, 'summary').insert(1, [block])
    }
    nodeAt(doc, 0).delete(12, 38)
    expect(wordsAt(doc, anchor, 'EU')).toBe('(gone)')
    again('Then EU cards in the 😀 EU failed late.')
    const text = textOf(doc)!.text
    expect(findPassage(doc, textOf(doc), anchor, 'EU')).toEqual({
      kind: 'at',
      from: text.indexOf('EU'),
      to: text.indexOf('EU') + 2,
    })
  })

  test('is not moved to words that stand there twice, or are too short to be sure of', () => {
    const doc = aDocument('One', 'the issuers answered', 'Two')
    const quote = 'the issuers answered'
    const anchor = { ...anchorOn(doc, quote), before: '', after: '' }
    proseOf(doc, 'summary').delete(1)
    const again = () => {
      const block = new Y.XmlElement('paragraph')
      block.insert(0, [new Y.XmlText(quote)])
      proseOf(doc, 'summary').insert(0, [block])
    }
    again()
    expect(wordsAt(doc, anchor, quote)).toBe(quote)
    expect(wordsAt(doc, anchor, 'issuers')).toBe('(gone)')
    again()
    expect(wordsAt(doc, anchor, quote)).toBe('(gone)')
  })

  test('is unknown, not gone, until the document has arrived', () => {
    const doc = aDocument('Slow issuers')
    const anchor = anchorOn(doc, 'Slow')
    expect(wordsAt(new Y.Doc(), anchor)).toBe('(unknown)')
  })

  test('is checked: a field there is, and positions that can be read', () => {
    const anchor = anchorOn(aDocument('Words'), 'Words')
    expect(anchorSchema.parse(anchor)).toEqual(anchor)
    for (const field of ['context:12', 'card:c-1:statement', 'card:c-1:explanation', 'learned']) {
      expect(anchorSchema.safeParse({ ...anchor, field }).success).toBe(true)
    }
    for (const field of ['cards', 'timeline', 'context:0', 'card:c1', 'card::statement', 'summary2']) {
      expect(anchorSchema.safeParse({ ...anchor, field }).success).toBe(false)
    }
    for (const from of ['', '%%', 'AP////////////////8=']) {
      expect(anchorSchema.safeParse({ ...anchor, from }).success, from).toBe(false)
    }
  })

  test('nothing selected has none', () => {
    const text = textOf(aDocument('Words'))!
    expect(anchorAt(text, 'summary', 2, 2)).toBeNull()
    expect(anchorAt(text, 'summary', 3, 9)).toBeNull()
  })
})

test('[COMMENT-8] threads stand in the order of the document, those about the whole first, those gone last', () => {
  const doc = aDocument('One two three')
  addCard(doc, 'b', 'rootCauses', { statement: 'Cause b' })
  addCard(doc, 'a', 'rootCauses', { statement: 'Cause a' })
  const gone = anchorOn(doc, 'One')
  const threads = [
    { id: 'cause a', anchor: anchorOn(doc, 'Cause', 'card:a:statement') },
    { id: 'cause b', anchor: anchorOn(doc, 'Cause', 'card:b:statement') },
    { id: 'gone', anchor: gone },
    { id: 'three', anchor: anchorOn(doc, 'three') },
    { id: 'two', anchor: anchorOn(doc, 'two') },
    { id: 'all', anchor: null },
  ].map((thread) => ({ ...thread, quote: '' }))
  nodeAt(doc, 0).delete(0, 4)
  const places = placesOf(doc, threads)
  const order = [...threads].sort((x, y) => compareOrder(places.get(x.id)!.order, places.get(y.id)!.order))
  expect(order.map(({ id }) => id)).toEqual(['all', 'two', 'three', 'gone', 'cause b', 'cause a'])
  expect(places.get('cause a')!.section).toBe('rootCauses')
  expect(places.get('gone')!.passage).toEqual({ kind: 'gone' })
  expect(statementOf(cardsOf(doc).get('a')!).length).toBe(1)
})
