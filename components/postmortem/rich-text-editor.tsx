'use client'
import { EditorContent } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { useCommentOnSelection } from '@/components/postmortem/comments/comment-marks'
import { CaretMenu } from '@/components/postmortem/editor/caret-menu'
import { HintPopover } from '@/components/postmortem/editor/hint-popover'
import { LinkDialog } from '@/components/postmortem/editor/link-dialog'
import { Toolbar } from '@/components/postmortem/editor/toolbar'
import { useBlameless } from '@/components/postmortem/editor/use-blameless'
import { useRichTextEditor } from '@/components/postmortem/editor/use-rich-text-editor'
import { usePostmortem } from '@/components/postmortem/postmortem-context'

export interface RichTextEditorProps {
  fragment: Y.XmlFragment
  /** Names the text among those of the document: a section, or `card:<id>:explanation`. */
  field: string
  label: string
  placeholder: string
  /** It says why something happened: there, naming a person or a team is pointed out. */
  isCausal: boolean
}

/** One rich text of the document, which several people write at once. */
export function RichTextEditor({ fragment, field, label, placeholder, isCausal }: RichTextEditorProps) {
  const { canEdit } = usePostmortem()
  const hints = useBlameless(isCausal)
  const { editor, menus, onPick, addPicture } = useRichTextEditor({ fragment, field, label, placeholder }, hints)
  const comment = useCommentOnSelection(editor, field)
  const [isLinking, setLinking] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  useEffect(() => onPick(() => files.current?.click()), [onPick])

  return (
    <div data-editor className="group/editor relative">
      {canEdit && (
        <Toolbar
          editor={editor}
          label={label}
          isBelow={field.startsWith('card:')}
          onLink={() => setLinking(true)}
          onPicture={() => files.current?.click()}
          onComment={comment}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the editor inside is what is used; this only hears its keys */}
      <div
        onKeyDown={(event) => {
          if (!canEdit || !(event.metaKey || event.ctrlKey) || event.key !== 'k') return
          event.preventDefault()
          event.stopPropagation()
          setLinking(true)
        }}
      >
        <EditorContent editor={editor} />
      </div>
      <input
        ref={files}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={`Pictures for ${label}`}
        onChange={({ target }) => {
          for (const file of target.files ?? []) void addPicture(file)
          target.value = ''
        }}
      />
      <CaretMenu menu={menus.slash} />
      <CaretMenu menu={menus.mentions} />
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
      {hints.open && (
        <HintPopover key={hints.open.placed.key} editor={editor} open={hints.open} onClose={hints.close} />
      )}
    </div>
  )
}
