'use client'
import Collaboration from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { commentMarks } from '@/components/postmortem/comments/comment-marks'
import { carets } from '@/components/postmortem/editor/carets'
import { leaveWithEscape } from '@/components/postmortem/editor/leave-with-escape'
import { createMenu } from '@/components/postmortem/editor/menu-store'
import { richTextNodes } from '@/components/postmortem/editor/nodes'
import { pasteHandling } from '@/components/postmortem/editor/paste-handling'
import { insertPicture, type PictureOptions, pastedPictures } from '@/components/postmortem/editor/pictures'
import { slashMenu } from '@/components/postmortem/editor/slash-menu'
import type { useBlameless } from '@/components/postmortem/editor/use-blameless'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { useAnnounce } from '@/components/ui/live-region'
import { toast } from '@/components/ui/toast'
import { uploadPicture } from '@/lib/client/postmortem/upload-picture'
import { isAppError } from '@/lib/domain/errors'

export interface RichTextOptions {
  fragment: Y.XmlFragment
  field: string
  label: string
  placeholder: string
}

/** The editor of one rich text of the document, with its two lists at the caret. */
export function useRichTextEditor(
  { fragment, field, label, placeholder }: RichTextOptions,
  hints: ReturnType<typeof useBlameless>,
) {
  const { incident, me, provider, canEdit, people } = usePostmortem()
  const announce = useAnnounce()
  const [live] = useState(() => ({ people, pick: () => {} }))
  useEffect(() => {
    live.people = people
  }, [live, people])
  const [pictures] = useState(
    (): PictureOptions => ({
      upload: async (file) => (await uploadPicture(incident.id, file)).id,
      onFailed: (error) =>
        toast('The picture was not added', {
          description: isAppError(error) ? error.message : 'Something went wrong. Try again.',
          tone: 'warning',
        }),
    }),
  )
  const [menus] = useState(() => ({ slash: createMenu('Insert', announce), mentions: createMenu('People', announce) }))
  const editor = useEditor(
    {
      immediatelyRender: true,
      injectCSS: false,
      editable: canEdit,
      extensions: [
        ...richTextNodes({
          people: () => live.people,
          mentions: menus.mentions,
        }),
        Collaboration.configure({ fragment }),
        ...(provider ? [carets(provider, me)] : []),
        Placeholder.configure({ placeholder, showOnlyWhenEditable: true }),
        slashMenu(menus.slash, () => live.pick()),
        pastedPictures(pictures),
        pasteHandling,
        leaveWithEscape,
        commentMarks({ field }),
        ...(hints.extension ? [hints.extension] : []),
      ],
      editorProps: { attributes: attributesOf(label, field, true) },
    },
    [fragment, provider],
  )
  useEditable(editor, canEdit)
  return {
    editor,
    menus,
    /** Where the file input of the editor hears that “/” asked for a picture. */
    onPick(open: () => void) {
      live.pick = open
    },
    addPicture: (file: File) => insertPicture(editor.view, editor.state.selection.from, file, pictures),
  }
}

export function useEditable(editor: Editor, canEdit: boolean): void {
  useEffect(() => {
    if (editor.isEditable !== canEdit) editor.setEditable(canEdit, false)
    editor.view.dom.setAttribute('aria-readonly', String(!canEdit))
  }, [editor, canEdit])
}

/** How an editor is named to who does not see it. */
export const attributesOf = (label: string, field: string, isMultiline: boolean): Record<string, string> => ({
  role: 'textbox',
  'aria-multiline': String(isMultiline),
  'aria-label': label,
  'data-field': field,
  class: isMultiline ? 'rich-text' : 'sentence',
})
