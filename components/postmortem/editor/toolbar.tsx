'use client'
import { type Editor, useEditorState } from '@tiptap/react'
import clsx from 'clsx'
import {
  Bold,
  Code,
  Heading3,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MessageSquarePlus,
  Redo2,
  Strikethrough,
  Table,
  TextQuote,
  Undo2,
} from 'lucide-react'
import { Toolbar as RadixToolbar } from 'radix-ui'
import { TableControls } from '@/components/postmortem/editor/table-controls'

export interface ToolbarProps {
  editor: Editor
  /** What it belongs to. */
  label: string
  isBelow: boolean
  onLink: () => void
  onPicture: () => void
  /** Without it no comment can begin here now. */
  onComment: (() => void) | null
}

interface Tool {
  key: string
  label: string
  Glyph: LucideIcon
  isOn?: boolean
  run: () => void
}

/** What can be done with the text under the caret. Alt+F10 goes here from the text, the arrows along it, Escape back. */
export function Toolbar({ editor, label, isBelow, onLink, onPicture, onComment }: ToolbarProps) {
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      strike: now.isActive('strike'),
      code: now.isActive('code') || now.isActive('codeBlock'),
      link: now.isActive('link'),
      heading: now.isActive('heading'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      tasks: now.isActive('taskList'),
      quote: now.isActive('blockquote'),
      table: now.isActive('table'),
    }),
  })
  const chain = () => editor.chain().focus()
  const tools: (Tool | null)[] = [
    { key: 'bold', label: 'Bold', Glyph: Bold, isOn: on.bold, run: () => chain().toggleBold().run() },
    { key: 'italic', label: 'Italic', Glyph: Italic, isOn: on.italic, run: () => chain().toggleItalic().run() },
    {
      key: 'strike',
      label: 'Struck through',
      Glyph: Strikethrough,
      isOn: on.strike,
      run: () => chain().toggleStrike().run(),
    },
    { key: 'code', label: 'Code', Glyph: Code, isOn: on.code, run: () => chain().toggleCode().run() },
    { key: 'link', label: 'Link', Glyph: Link2, isOn: on.link, run: onLink },
    null,
    {
      key: 'heading',
      label: 'Heading',
      Glyph: Heading3,
      isOn: on.heading,
      run: () => chain().toggleHeading({ level: 3 }).run(),
    },
    {
      key: 'bullets',
      label: 'Bullet list',
      Glyph: List,
      isOn: on.bullets,
      run: () => chain().toggleBulletList().run(),
    },
    {
      key: 'numbers',
      label: 'Numbered list',
      Glyph: ListOrdered,
      isOn: on.numbers,
      run: () => chain().toggleOrderedList().run(),
    },
    { key: 'tasks', label: 'Task list', Glyph: ListChecks, isOn: on.tasks, run: () => chain().toggleTaskList().run() },
    { key: 'quote', label: 'Quote', Glyph: TextQuote, isOn: on.quote, run: () => chain().toggleBlockquote().run() },
    {
      key: 'table',
      label: 'Table',
      Glyph: Table,
      isOn: on.table,
      run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
    { key: 'picture', label: 'Picture', Glyph: ImagePlus, run: onPicture },
    null,
    ...(onComment
      ? [{ key: 'comment', label: 'Comment on the selection', Glyph: MessageSquarePlus, run: onComment }]
      : []),
    { key: 'undo', label: 'Undo', Glyph: Undo2, run: () => chain().undo().run() },
    { key: 'redo', label: 'Redo', Glyph: Redo2, run: () => chain().redo().run() },
  ]
  return (
    // A long text takes it along, so that it stays in sight above the keyboard of a phone.
    <div className={clsx('z-10 h-0', !isBelow && 'sticky top-12 md:top-10')}>
      <RadixToolbar.Root
        aria-label={`Format: ${label}`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          editor.commands.focus()
        }}
        // The text keeps its selection while a button is pressed.
        onPointerDown={(event) => event.preventDefault()}
        className={clsx(
          'scroll-thin absolute right-0 z-10 hidden max-w-full items-center gap-0.5 overflow-x-auto rounded-2 border border-line bg-raised p-0.5 shadow-2 group-focus-within/editor:flex has-[[data-state=open]]:flex',
          isBelow ? 'top-full mt-1' : 'bottom-full mb-1',
        )}
      >
        {tools.map((tool, index) =>
          tool === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the gaps have no name, and never move
            <RadixToolbar.Separator key={index} className="mx-0.5 h-4 w-px shrink-0 bg-line" />
          ) : (
            <ToolButton key={tool.key} tool={tool} />
          ),
        )}
        {on.table && <TableControls editor={editor} />}
      </RadixToolbar.Root>
    </div>
  )
}

function ToolButton({ tool: { label, Glyph, isOn, run } }: { tool: Tool }) {
  return (
    <RadixToolbar.Button
      aria-label={label}
      title={label}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
      onClick={run}
      className="grid size-7 shrink-0 place-items-center rounded-1 text-text-2 hover:bg-hover hover:text-text focus-visible:outline-offset-0 aria-pressed:forced-highlight aria-pressed:bg-accent-soft aria-pressed:text-accent max-md:size-10"
    >
      <Glyph aria-hidden size={15} strokeWidth={1.75} />
    </RadixToolbar.Button>
  )
}
