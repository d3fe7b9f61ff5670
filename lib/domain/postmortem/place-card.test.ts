import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addCard,
  cardIdsIn,
  cardsOf,
  contextOf,
  evidenceOf,
  explanationOf,
  picksOf,
  placeCard,
  readContent,
  statementOf,
  writeRichText,
  writeSentence,
} from './document'
import { plainText } from './rich-text'
import { sentenceSchema } from './schema'
import type { CardList } from './sections'

const by = { id: 'p1', name: 'Anna' }
const at = '2026-11-17T14:06:00.000Z'

const insert = (fragment: Y.XmlFragment, text: string) => {
  const inner = (fragment.get(0) as Y.XmlElement).get(0)
  ;(inner as Y.XmlText).insert(0, text)
}

const three = (list: CardList = 'trigger') => {
  const doc = new Y.Doc()
  for (const id of ['a', 'b', 'c']) addCard(doc, id, list, { statement: `card ${id}` })
  return doc
}
const fork = (doc: Y.Doc) => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const merge = (one: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

test('[CARD-3] a card moved by one while another writes in it keeps both', () => {
  const one = three()
  const other = fork(one)
  placeCard(one, 'b', { list: 'factors', before: null }, by, at)
  const written = cardsOf(other).get('b')
  if (!written) throw new Error('no card')
  insert(statementOf(written), 'The second ')
  writeRichText(explanationOf(written), {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Because.' }] }],
  })
  evidenceOf(written).set('e', { kind: 'line', seq: 7 })
  merge(one, other)
  for (const doc of [one, other]) {
    const read = readContent(doc).cards.find(({ id }) => id === 'b')
    expect(read).toMatchObject({
      list: 'factors',
      statement: 'The second card b',
      evidence: [{ id: 'e', kind: 'line', seq: 7 }],
      moves: [{ from: 'trigger', to: 'factors', by, at }],
    })
    expect(read && plainText(read.explanation)).toBe('Because.')
  }
})

test('[CARD-3] a card moved by two people at once is in one list, and both moves are kept', () => {
  const one = three()
  const other = fork(one)
  placeCard(one, 'b', { list: 'factors', before: null }, by, at)
  placeCard(other, 'b', { list: 'rootCauses', before: null }, { id: 'p2', name: 'Ben' }, at)
  merge(one, other)
  expect(readContent(one)).toEqual(readContent(other))
  const read = readContent(one).cards.find(({ id }) => id === 'b')
  expect(['factors', 'rootCauses']).toContain(read?.list)
  expect(read?.moves.map(({ by }) => by.name).sort()).toEqual(['Anna', 'Ben'])
})

test('[CARD-4] a move within a list is not kept among the moves, and every place can be reached', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { maxLength: 40 }), (places) => {
      const doc = three()
      let expected = ['a', 'b', 'c']
      for (const [which, place] of places) {
        const id = expected[which] as string
        const others = expected.filter((each) => each !== id)
        placeCard(doc, id, { list: 'trigger', before: others[place] ?? null }, by, at)
        expected = [...others.slice(0, place), id, ...others.slice(place)]
        expect(cardIdsIn(doc, 'trigger')).toEqual(expected)
      }
      expect(readContent(doc).cards.flatMap(({ moves }) => moves)).toEqual([])
    }),
  )
})

test('[CARD-4] cards placed at one spot at once stay, and one more goes between them', () => {
  const one = three()
  const other = fork(one)
  placeCard(one, 'a', { list: 'factors', before: null }, by, at)
  placeCard(other, 'b', { list: 'factors', before: null }, by, at)
  merge(one, other)
  expect(cardIdsIn(one, 'factors')).toEqual(['a', 'b'])
  placeCard(one, 'c', { list: 'factors', before: 'b' }, by, at)
  addCard(one, 'd', 'factors')
  merge(one, other)
  for (const doc of [one, other]) expect(cardIdsIn(doc, 'factors')).toEqual(['a', 'c', 'b', 'd'])
})

test('[CARD-4] a place before a card that went elsewhere is the end, and a card that is gone is not placed', () => {
  const doc = three()
  placeCard(doc, 'c', { list: 'factors', before: null }, by, at)
  placeCard(doc, 'a', { list: 'trigger', before: 'c' }, by, at)
  expect(cardIdsIn(doc, 'trigger')).toEqual(['b', 'a'])
  placeCard(doc, 'nobody', { list: 'trigger', before: null }, by, at)
  placeCard(doc, 'a', { list: 'trigger', before: 'a' }, by, at)
  expect(cardIdsIn(doc, 'trigger')).toEqual(['b', 'a'])
})

test('[CARD-4] an order that nobody can read is made anew', () => {
  const doc = three()
  cardsOf(doc).get('b')?.set('order', '!!')
  expect(cardIdsIn(doc, 'trigger')).toEqual(['b', 'a', 'c'])
  placeCard(doc, 'c', { list: 'trigger', before: 'a' }, by, at)
  expect(cardIdsIn(doc, 'trigger')).toEqual(['b', 'c', 'a'])
  placeCard(doc, 'a', { list: 'trigger', before: 'b' }, by, at)
  expect(cardIdsIn(doc, 'trigger')).toEqual(['a', 'b', 'c'])
})

test('[CARD-1] what a newer version wrote is left out, the rest is read', () => {
  const doc = three()
  const cards = cardsOf(doc) as Y.Map<unknown>
  cards.set('words', 'a card?')
  cards.set('nothing', null)
  cards.set('empty', new Y.Map())
  cards.set(
    'half',
    new Y.Map([
      ['list', 'trigger'],
      ['order', 'a0'],
    ] as [string, unknown][]),
  )
  cardsOf(doc).get('c')?.set('list', 'a fourth list')
  picksOf(doc).set('x', true)
  picksOf(doc).set('0', true)
  picksOf(doc).set('4', true)
  const read = readContent(doc)
  expect(read.cards.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(read.picks).toEqual([{ seq: 4, context: '' }])
  expect(() => addCard(doc, 'd', 'trigger')).not.toThrow()
})

test('[CARD-2] two who begin an empty sentence at once both keep their words', () => {
  const one = new Y.Doc()
  addCard(one, 'a', 'trigger')
  const other = fork(one)
  for (const [doc, text] of [
    [one, 'A deploy. '],
    [other, 'A flag. '],
  ] as const) {
    const paragraph = statementOf(cardsOf(doc).get('a') as never).get(0) as Y.XmlElement
    paragraph.insert(0, [new Y.XmlText(text)])
    writeSentence(contextOf(doc, 7), text)
    picksOf(doc).set('7', true)
  }
  merge(one, other)
  for (const doc of [one, other]) {
    const { cards, picks } = readContent(doc)
    expect(cards).toHaveLength(1)
    for (const said of [cards[0]?.statement, picks[0]?.context]) {
      expect(said).toContain('A deploy.')
      expect(said).toContain('A flag.')
      expect(said).not.toContain('\n')
    }
    expect(() => yXmlFragmentToProseMirrorRootNode(contextOf(doc, 7), sentenceSchema).check()).not.toThrow()
  }
})
