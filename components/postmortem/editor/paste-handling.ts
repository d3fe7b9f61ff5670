import { Extension } from '@tiptap/core'
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { toast } from '@/components/ui/toast'
import type { RichText } from '@/lib/domain/postmortem/content'
import { cleanPastedHtml } from '@/lib/domain/postmortem/paste'
import { fitting } from '@/lib/domain/postmortem/paste/fitting'
import { isTooLongToPaste } from '@/lib/domain/postmortem/paste/too-long'
import { pastedMarkdown } from '@/lib/domain/postmortem/paste-markdown'

/** What other programs put on the clipboard becomes what a document can hold. */
export const pasteHandling = Extension.create({
  name: 'pasteHandling',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('paste-handling'),
      props: {
        transformPastedHTML(html) {
          const { html: clean, picturesLeftOut } = cleanPastedHtml(html)
          if (picturesLeftOut > 0) {
            toast(picturesLeftOut === 1 ? 'A picture was left out' : `${picturesLeftOut} pictures were left out`, {
              description: 'Copy a picture by itself, or drop its file here.',
            })
          }
          return clean
        },
        transformPasted: (slice, view) => fittingSlice(view.state.schema, slice),
        handlePaste(view, event, { content }) {
          if (refusesTooLong(content.textBetween(0, content.size, '\n'))) return true
          const data = event.clipboardData
          if (!data || data.types.includes('text/html') || view.state.selection.$from.parent.type.spec.code)
            return false
          const doc = readMarkdown(view.state.schema, data.getData('text/plain'))
          if (!doc) return false
          view.dispatch(view.state.tr.replaceSelection(Slice.maxOpen(doc.content)).scrollIntoView())
          return true
        },
      },
    }),
  ],
})

/** Says that so much cannot be pasted at once: the server would take none of it, nor anything that is written after it. */
export function refusesTooLong(words: string): boolean {
  if (!isTooLongToPaste(words)) return false
  toast('This is too long to paste', {
    description: 'Attach it to the incident as a file, and paste the lines that matter.',
    tone: 'warning',
  })
  return true
}

/** What another editor of the same kind copied has attributes of its own; what is open at its ends stays so. */
function fittingSlice(schema: Schema, { content, openStart, openEnd }: Slice): Slice {
  const nodes: RichText[] = content.toJSON() ?? []
  return new Slice(Fragment.fromJSON(schema, nodes.map(fitting)), openStart, openEnd)
}

/** Null for what is no Markdown, or says what the schema does not know. */
function readMarkdown(schema: Schema, text: string): Node | null {
  const content = pastedMarkdown(text)
  if (!content) return null
  try {
    const doc = schema.nodeFromJSON({ type: 'doc', content })
    doc.check()
    return doc
  } catch {
    return null
  }
}
