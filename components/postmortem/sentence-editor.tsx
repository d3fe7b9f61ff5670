'use client'
import { Extension } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useEffectEvent, useState } from 'react'
import type * as Y from 'yjs'
import { commentMarks } from '@/components/postmortem/comments/comment-marks'
import { carets } from '@/components/postmortem/editor/carets'
import { HintPopover } from '@/components/postmortem/editor/hint-popover'
import { leaveWithEscape } from '@/components/postmortem/editor/leave-with-escape'
import { sentenceNodes } from '@/components/postmortem/editor/nodes'
import { refusesTooLong } from '@/components/postmortem/editor/paste-handling'
import { useBlameless } from '@/components/postmortem/editor/use-blameless'
import { attributesOf, useEditable } from '@/components/postmortem/editor/use-rich-text-editor'
import { usePostmortem } from '@/components/postmortem/postmortem-context'

export interface SentenceEditorProps {
  fragment: Y.XmlFragment
  /** Names the text among those of the document: `card:<id>:statement` or `context:<seq>`. */
  field: string
  label: string
  placeholder: string
  /** It says why something happened: there, naming a person or a team is pointed out. */
  isCausal: boolean
  /** Enter ends a sentence: what comes after it. */
  onEnter?: () => void
}

/** One plain sentence of the document, which several people write at once. */
export function SentenceEditor({ fragment, field, label, placeholder, isCausal, onEnter }: SentenceEditorProps) {
  const { me, provider, canEdit } = usePostmortem()
  const hints = useBlameless(isCausal)
  const [live] = useState(() => ({ enter: () => {} }))
  const handleEnter = useEffectEvent(() => onEnter?.())
  useEffect(() => {
    live.enter = () => handleEnter()
  }, [live])
  const editor = useEditor(
    {
      immediatelyRender: true,
      injectCSS: false,
      editable: canEdit,
      extensions: [
        ...sentenceNodes(),
        Collaboration.configure({ fragment }),
        ...(provider ? [carets(provider, me)] : []),
        Placeholder.configure({ placeholder, showOnlyWhenEditable: true }),
        oneLine(() => live.enter()),
        leaveWithEscape,
        commentMarks({ field }),
        ...(hints.extension ? [hints.extension] : []),
      ],
      editorProps: {
        attributes: attributesOf(label, field, false),
        handlePaste(view, event) {
          const words = event.clipboardData?.getData('text/plain').replace(/\s+/g, ' ').trim()
          if (words && !refusesTooLong(words)) view.dispatch(view.state.tr.insertText(words).scrollIntoView())
          return true
        },
      },
    },
    [fragment, provider],
  )
  useEditable(editor, canEdit)
  return (
    <div data-editor>
      <EditorContent editor={editor} />
      {hints.open && (
        <HintPopover key={hints.open.placed.key} editor={editor} open={hints.open} onClose={hints.close} />
      )}
    </div>
  )
}

/** Enter goes on to what comes next, instead of beginning another paragraph. */
const oneLine = (onEnter: () => void) =>
  Extension.create({
    name: 'oneLine',
    priority: 900,
    addKeyboardShortcuts() {
      const enter = () => {
        onEnter()
        return true
      }
      return { Enter: enter, 'Shift-Enter': () => true, 'Mod-Enter': enter }
    },
  })
