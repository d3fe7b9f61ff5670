import { getSchema } from '@tiptap/core'
import { Slice } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { insertPicture, picturesPlugin } from '@/components/postmortem/editor/pictures'
import { richTextExtensions } from '@/lib/domain/postmortem/schema'

const schema = getSchema(richTextExtensions)

function paragraphOf(words: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  return paragraph
}

test('[PICTURE-3] a picture comes to stand where it was put, whatever others write while it is sent', async () => {
  const fragment = new Y.Doc().getXmlFragment('summary')
  fragment.insert(0, [paragraphOf('One'), paragraphOf('Two'), paragraphOf('Three')])
  let sent = (_: string) => {}
  const options = {
    upload: () =>
      new Promise<string>((resolve) => {
        sent = resolve
      }),
    onFailed: () => {},
  }
  const { doc, mapping } = initProseMirrorDoc(fragment, schema)
  const view = {
    isDestroyed: false,
    state: EditorState.create({ schema, doc, plugins: [ySyncPlugin(fragment, { mapping }), picturesPlugin(options)] }),
    dispatch(tr: Transaction) {
      view.state = view.state.apply(tr)
    },
  }
  const two = view.state.doc.child(0).nodeSize + 2
  const inserted = insertPicture(view as unknown as EditorView, two, new File([], 'a.png'), options)

  // As the binding brings what somebody else wrote: all of it anew.
  fragment.insert(0, [paragraphOf('Somebody wrote much before it. '.repeat(10))])
  const { content } = initProseMirrorDoc(fragment, schema).doc
  view.dispatch(
    view.state.tr
      .replace(0, view.state.doc.content.size, new Slice(content, 0, 0))
      .setMeta(ySyncPluginKey, { isChangeOrigin: true }),
  )
  sent('01980000-0000-7000-8000-000000000001')
  await inserted
  const blocks: string[] = []
  view.state.doc.forEach((block) => {
    blocks.push(block.type.name === 'picture' ? 'picture' : block.textContent.slice(0, 8))
  })
  expect(blocks).toEqual(['Somebody', 'One', 'Two', 'picture', 'Three'])
})
