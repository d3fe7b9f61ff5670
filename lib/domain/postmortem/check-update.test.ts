import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { hostileChanges, updateOfChange } from '@/lib/testing/hostile-updates'
import { applyChecked, MAX_UPDATE_BYTES, shadowOf } from './check-update'
import {
  addCard,
  cardsOf,
  contextOf,
  dismissedOf,
  evidenceOf,
  movesOf,
  picksOf,
  placeCard,
  proseOf,
  readContent,
  statementOf,
  writeSentence,
} from './document'
import { richTextSchema } from './schema'

const me = { id: 'me', name: 'Me' }
const other = { id: 'other', name: 'Other' }
const at = '2026-11-28T12:00:00.000Z'
const CARD = 'card-1'

/** A document with some prose and a card that somebody else moved. */
function aDocument(): Y.Doc {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Checkout was down.')])
  proseOf(doc, 'summary').insert(0, [paragraph])
  addCard(doc, CARD, 'trigger', { statement: 'A deploy' })
  placeCard(doc, CARD, { list: 'factors', before: null }, other, at)
  return doc
}

const state = Y.encodeStateAsUpdate(aDocument())

/** Runs edits one after the other in a document that syncs each to a checked shadow; the first refusal, or null. */
function refusalOf(...edits: ((doc: Y.Doc, undo: Y.UndoManager) => void)[]): string | null {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const undo = new Y.UndoManager([cardsOf(doc), dismissedOf(doc), proseOf(doc, 'summary')], { captureTimeout: 0 })
  const shadow = shadowOf(state)
  let refusal: string | null = null
  doc.on('update', (update: Uint8Array) => {
    refusal ??= applyChecked(shadow, update, me).refusal?.reason ?? null
  })
  for (const edit of edits) edit(doc, undo)
  expect(refusal !== null || equal(doc, shadow)).toBe(true)
  return refusal
}

const equal = (a: Y.Doc, b: Y.Doc) => JSON.stringify(a.getMap('cards')) === JSON.stringify(b.getMap('cards'))

describe('[COLLAB-4] what no editor of ours makes is refused', () => {
  test.each(Object.entries(hostileChanges))('%s', (_, change) => {
    const shadow = shadowOf(state)
    const checked = applyChecked(shadow, updateOfChange(state, CARD, change), me)
    expect(checked.refusal).toMatchObject({ kind: 'hostile' })
  })

  test('bytes that are no update, cut ones, and too many', () => {
    const update = updateOfChange(state, CARD, (doc) => addCard(doc, 'x', 'trigger', { statement: 'x' }))
    for (const bytes of [new Uint8Array(0), new Uint8Array([1, 2, 3]), update.subarray(0, update.length - 5)]) {
      expect(applyChecked(shadowOf(state), bytes, me).refusal?.kind).toBe('hostile')
    }
    expect(applyChecked(shadowOf(state), new Uint8Array(MAX_UPDATE_BYTES + 1), me).refusal?.reason).toMatch('large')
  })

  test('words under the Yjs id of somebody else', () => {
    const update = updateOfChange(state, CARD, (doc) => picksOf(doc).set('3', true))
    const checked = applyChecked(shadowOf(state), update, { ...me, mayWriteAs: () => false })
    expect(checked.refusal?.reason).toMatch('somebody else')
  })

  test('what builds on something that is missing is told apart: its sender compares again', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    proseOf(doc, 'summary').insert(1, [new Y.XmlElement('paragraph')])
    proseOf(doc, 'summary').insert(2, [new Y.XmlElement('paragraph')])
    proseOf(doc, 'summary').delete(1, 1)
    for (const update of updates.slice(1)) {
      expect(applyChecked(shadowOf(state), update, me).refusal?.kind).toBe('behind')
    }
  })
})

describe('[COLLAB-4] what editors make is taken', () => {
  const everything = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'What happened' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', marks: [{ type: 'bold' }, { type: 'italic' }], text: 'Bold' },
          { type: 'text', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }], text: 'a link' },
          { type: 'hardBreak' },
          { type: 'mention', attrs: { id: 'p', label: 'Ada' } },
          { type: 'source', attrs: { seqs: '3,5', label: '14:06' } },
        ],
      },
      { type: 'codeBlock', attrs: { language: 'sql' }, content: [{ type: 'text', text: 'select 1' }] },
      {
        type: 'taskList',
        content: [{ type: 'taskItem', attrs: { checked: true }, content: [{ type: 'paragraph' }] }],
      },
      { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableHeader', attrs: { colspan: 2, colwidth: [100, 50] }, content: [{ type: 'paragraph' }] },
              {
                type: 'tableCell',
                content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }],
              },
            ],
          },
        ],
      },
      { type: 'blockquote', content: [{ type: 'paragraph' }, { type: 'horizontalRule' }] },
      { type: 'picture', attrs: { attachmentId: '0b0c1d2e-3f40-4152-8637-48596a7b8c9d', alt: 'A graph' } },
    ],
  }

  test('all nodes and marks, in prose and explanations; emptied again', () => {
    expect(
      refusalOf(
        (doc) => prosemirrorJSONToYXmlFragment(richTextSchema, everything, proseOf(doc, 'impact')),
        (doc) => addCard(doc, 'card-2', 'trigger', { statement: 'S', explanation: everything }),
        (doc) => proseOf(doc, 'impact').delete(0, proseOf(doc, 'impact').length),
      ),
    ).toBeNull()
  })

  test('a list that begins with an instant in seconds, typed before a point', () => {
    const item = { type: 'listItem', content: [{ type: 'paragraph' }] }
    const lists = [1_764_428_400, 20_261_128_113_000].map((start) => ({
      type: 'orderedList',
      attrs: { start },
      content: [item],
    }))
    const write = (doc: Y.Doc) =>
      prosemirrorJSONToYXmlFragment(richTextSchema, { type: 'doc', content: lists }, proseOf(doc, 'impact'))
    expect(refusalOf(write)).toBeNull()
  })

  test('cards, evidence, moves, picks, context and dismissals', () => {
    expect(
      refusalOf(
        (doc) => addCard(doc, 'card-2', 'trigger', { category: 'change' }),
        (doc) => placeCard(doc, 'card-2', { list: 'factors', before: CARD }, me, at),
        (doc) => writeSentence(statementOf(cardsOf(doc).get('card-2') ?? new Y.Map()), 'Words'),
        (doc) => evidenceOf(cardsOf(doc).get(CARD) ?? new Y.Map()).set('e', { kind: 'line', seq: 3 }),
        (doc) => picksOf(doc).set('12', true),
        (doc) => writeSentence(contextOf(doc, 12), 'We did not know yet.'),
        (doc) => dismissedOf(doc).set('k', { rule: 'r', quote: 'q', reason: '', by: me, at }),
        (doc) => dismissedOf(doc).delete('k'),
        (doc) => cardsOf(doc).delete('card-2'),
      ),
    ).toBeNull()
  })

  test('undo: of an own move, and of deleting a card that others had moved', () => {
    expect(
      refusalOf(
        (doc) => placeCard(doc, CARD, { list: 'trigger', before: null }, me, at),
        (_, undo) => undo.undo(),
        (_, undo) => undo.redo(),
        (doc) => cardsOf(doc).delete(CARD),
        (_, undo) => undo.undo(),
        (doc) => expect(movesOf(cardsOf(doc).get(CARD) ?? new Y.Map()).get(0).by).toEqual(other),
      ),
    ).toBeNull()
  })

  test('a deleted card put back as it was read, also when the server has loaded the document anew meanwhile', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    const [card] = readContent(doc).cards
    cardsOf(doc).delete(CARD)
    const shadow = shadowOf(Y.encodeStateAsUpdate(doc))
    const again = updateOfChange(Y.encodeStateAsUpdate(doc), CARD, (mine) => addCard(mine, CARD, 'factors', card))
    expect(card?.moves[0]?.by).toEqual(other)
    expect(applyChecked(shadow, again, me).refusal).toBeNull()
  })

  test('a merge that leaves a list without items, and an edit after it', () => {
    const list = { type: 'doc', content: [{ type: 'bulletList', content: [item(), item()] }] }
    const doc = new Y.Doc()
    prosemirrorJSONToYXmlFragment(richTextSchema, list, proseOf(doc, 'learned'))
    const start = Y.encodeStateAsUpdate(doc)
    const shadow = shadowOf(start)
    for (const index of [0, 1]) {
      const update = updateOfChange(start, CARD, (mine) =>
        (proseOf(mine, 'learned').get(0) as Y.XmlElement).delete(index, 1),
      )
      expect(applyChecked(shadow, update, me).refusal).toBeNull()
    }
    const after = updateOfChange(Y.encodeStateAsUpdate(shadow), CARD, (mine) => picksOf(mine).set('1', true))
    expect(applyChecked(shadow, after, me).refusal).toBeNull()
  })
})

test('[COLLAB-4] nothing new is nothing to save, and only what is new is saved', () => {
  const shadow = shadowOf(state)
  expect(applyChecked(shadow, state, me)).toEqual({ refusal: null, added: null, clients: [] })
  const more = new Y.Doc()
  Y.applyUpdate(more, state)
  picksOf(more).set('9', true)
  const checked = applyChecked(shadow, Y.encodeStateAsUpdate(more), me)
  expect(checked).toMatchObject({ refusal: null, clients: [more.clientID] })
  expect(checked.refusal === null && (checked.added?.byteLength ?? 0) < 60).toBe(true)
})

test('[COLLAB-4] a keystroke in a document of 200 KB costs no more than in a short one', () => {
  const msPerKey = (paragraphs: number) => {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (let n = 0; n < paragraphs; n++) {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText('x'.repeat(100))])
        proseOf(doc, 'summary').insert(0, [paragraph])
      }
    })
    const shadow = shadowOf(Y.encodeStateAsUpdate(doc))
    const text = (proseOf(doc, 'summary').get(Math.floor(paragraphs / 2)) as Y.XmlElement).get(0) as Y.XmlText
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let n = 0; n < 500; n++) text.insert(n, 'y')
    const times = updates.map((update) => {
      const startedAt = performance.now()
      applyChecked(shadow, update, me)
      return performance.now() - startedAt
    })
    return times.toSorted((a, b) => a - b)[250] ?? 0
  }
  msPerKey(10)
  const [short, long] = [msPerKey(10), msPerKey(2000)]
  // 0.02 ms on a quiet machine; on a busy one the two are still alike.
  expect(long).toBeLessThan(4 * short + 0.1)
})

const item = () => ({ type: 'listItem', content: [{ type: 'paragraph' }] })
