import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { commentDesk } from '@/components/postmortem/comments/comment-desk'
import { boundTo, commentOn, rangesOf } from '@/components/postmortem/comments/passages'
import { documentOf, proseOf } from '@/lib/domain/postmortem/document'
import { emptyRichText } from '@/lib/domain/postmortem/rich-text'
import { richTextExtensions } from '@/lib/domain/postmortem/schema'

const schema = getSchema(richTextExtensions)

function aDocument(): Y.Doc {
  const empty = emptyRichText()
  const words = (text: string, marks: { type: string }[] = []) => ({ type: 'text', text, marks })
  const mention = { type: 'mention', attrs: { id: 'b', label: 'Ben' } }
  const summary = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [words('Cards '), words('timed', [{ type: 'bold' }]), words(' out.')] },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [words('Told '), mention, words(' at once')] }] },
        ],
      },
    ],
  }
  return documentOf({
    sections: { summary, impact: empty, wentWell: empty, lucky: empty, learned: empty },
    cards: [],
    picks: [],
    dismissed: [],
  })
}

/** As the editor of the summary would be. */
function editorOf(doc: Y.Doc): EditorState {
  const fragment = proseOf(doc, 'summary')
  const { doc: root, mapping } = initProseMirrorDoc(fragment, schema)
  return EditorState.create({ schema, doc: root, plugins: [ySyncPlugin(fragment, { mapping })] })
}

function positionsOf(state: EditorState, words: string) {
  let found = { from: 0, to: 0 }
  state.doc.descendants((node, pos) => {
    const at = node.text?.indexOf(words) ?? -1
    if (at >= 0) found = { from: pos + at, to: pos + at + words.length }
  })
  return found
}

const begun = () => {
  const { pending } = commentDesk.getState()
  if (!pending?.anchor) throw new Error('Nothing was begun')
  return { anchor: pending.anchor, quote: pending.quote }
}

const wordsAt = (state: EditorState, passage: ReturnType<typeof begun>) =>
  rangesOf(state.doc, boundTo(state)!, [passage])?.map(({ range }) =>
    state.doc.textBetween(range.from, range.to, '|', '*'),
  )

beforeEach(() => {
  commentDesk.belongTo('nobody', 'nothing')
  commentDesk.belongTo('ada', 'incident')
  commentDesk.show([], true)
})

describe('[COMMENT-8] a comment on a selection', () => {
  test('stands where its words stand, across marks, blocks and mentions', () => {
    const state = editorOf(aDocument())
    expect(ySyncPluginKey.getState(state)).toBeTruthy()
    const from = positionsOf(state, 'timed').from
    expect(commentOn(state, 'summary', { from, to: positionsOf(state, ' at once').from + 3 })).toBe(true)
    expect(begun().quote).toBe('timed out. Told @Ben at')
    expect(wordsAt(state, begun())).toEqual(['timed out.|Told * at'])
  })

  test('leaves out the blanks at its ends, and is found in the document of somebody else', () => {
    const doc = aDocument()
    const state = editorOf(doc)
    const { from, to } = positionsOf(state, 'timed')
    commentOn(state, 'summary', { from: from - 1, to: to + 1 })
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('First of all.')])
    proseOf(other, 'summary').insert(0, [paragraph])
    expect(wordsAt(editorOf(other), begun())).toEqual(['timed'])
    proseOf(other, 'summary').delete(1)
    expect(wordsAt(editorOf(other), begun())).toEqual([])
  })

  test('needs words, and somebody who may', () => {
    const state = editorOf(aDocument())
    expect(commentOn(state, 'summary', { from: 1, to: 1 })).toBe(false)
    commentDesk.show([], false)
    expect(commentOn(state, 'summary', positionsOf(state, 'timed'))).toBe(false)
    expect(commentDesk.getState().pending).toBeNull()
  })

  test('is not looked for while editor and document are out of step', () => {
    const doc = aDocument()
    const state = editorOf(doc)
    commentOn(state, 'summary', positionsOf(state, 'timed'))
    const ahead = state.apply(state.tr.insertText('New ', 1))
    expect(rangesOf(ahead.doc, boundTo(ahead)!, [begun()])).toBeNull()
  })
})

test('[COMMENT-11] the focus is wished for once, and what is written goes to nobody else', () => {
  commentDesk.begin(null, '')
  expect(commentDesk.getState().wish).toEqual({ count: 1, target: 'new' })
  expect(commentDesk.takeWish('other')).toBe(false)
  expect(commentDesk.takeWish('new')).toBe(true)
  expect(commentDesk.takeWish('new')).toBe(false)
  commentDesk.belongTo('ada', 'incident')
  expect(commentDesk.getState().pending).not.toBeNull()
  commentDesk.belongTo('ben', 'incident')
  expect(commentDesk.getState().pending).toBeNull()
})
