import type { HocuspocusProvider } from '@hocuspocus/provider'
import type { Extension } from '@tiptap/core'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import { caretColour } from '@/lib/client/postmortem/writers'
import type { Ref } from '@/lib/domain/incident/values'

/**
 * The carets of the others, with their names, and ours for them. All editors of a page share one place for it: the
 * plugin writes there only while its editor has the focus, and draws what points into its own text.
 */
export const carets = (provider: HocuspocusProvider, me: Ref): Extension =>
  CollaborationCaret.configure({
    provider,
    user: { id: me.id, name: me.name, color: caretColour(me.id) },
    render({ name, color }) {
      const caret = document.createElement('span')
      caret.className = 'caret'
      caret.style.setProperty('--caret', String(color))
      const label = document.createElement('span')
      label.className = 'caret-name'
      label.textContent = String(name)
      caret.append(label)
      return caret
    },
    selectionRender: ({ color }) => ({
      nodeName: 'span',
      class: 'caret-selection',
      style: `--caret: ${String(color)}`,
    }),
  })
