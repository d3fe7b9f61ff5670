import type { Extensions } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { ReactNodeViewRenderer } from '@tiptap/react'
import type { MenuOption, MenuStore } from '@/components/postmortem/editor/menu-store'
import { PictureView } from '@/components/postmortem/editor/picture-view'
import { SourceView } from '@/components/postmortem/editor/source-view'
import type { Ref } from '@/lib/domain/incident/values'
import { Picture, richTextExtensions, SourceRef, sentenceExtensions } from '@/lib/domain/postmortem/schema'

export interface NodeOptions {
  /** Whom “@” offers. */
  people(): readonly Ref[]
  mentions: MenuStore
}

const MOST_PEOPLE = 8

/** How it looks, not what it is: nothing of it is in the document. */
const ownDirection = { HTMLAttributes: { dir: 'auto' } }

/** The schema of a document with what an editor adds: how its nodes look and are filled in. */
export const richTextNodes = (options: NodeOptions): Extensions =>
  richTextExtensions.map((extension) => {
    switch (extension.name) {
      case 'starterKit':
        return extension.configure({ bulletList: ownDirection, orderedList: ownDirection, blockquote: ownDirection })
      case 'source':
        return SourceRef.extend({ addNodeView: () => ReactNodeViewRenderer(SourceView, { as: 'span' }) })
      case 'picture':
        return Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) })
      case 'mention':
        return extension.configure({ suggestion: suggestionOf(options) })
      default:
        return extension
    }
  })

const suggestionOf = ({ people, mentions }: NodeOptions) => ({
  char: '@',
  pluginKey: new PluginKey('mentions'),
  items: ({ query }: { query: string }): MenuOption[] => peopleNamed(people(), query),
  command: ({ editor, range, props }: MentionCommand) =>
    editor
      .chain()
      .focus()
      .insertContentAt(range, [
        { type: 'mention', attrs: { id: props.key, label: props.label } },
        { type: 'text', text: ' ' },
      ])
      .run(),
  render: mentions.render,
})

interface MentionCommand {
  editor: import('@tiptap/core').Editor
  range: import('@tiptap/core').Range
  props: MenuOption
}

function peopleNamed(people: readonly Ref[], query: string): MenuOption[] {
  const wanted = query.toLowerCase()
  return people
    .filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`))
    .slice(0, MOST_PEOPLE)
    .map(({ id, name }) => ({ key: id, label: name }))
}

/**
 * The schema of one sentence, with room for a second paragraph: two people who begin the same sentence at once make
 * two, and neither may be lost.
 */
export const sentenceNodes = (): Extensions =>
  sentenceExtensions.map((extension) =>
    extension.name === 'doc' ? (extension as typeof SourceRef).extend({ content: 'paragraph+' }) : extension,
  )
