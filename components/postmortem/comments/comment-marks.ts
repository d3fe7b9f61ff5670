'use client'
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { commentDesk, type DeskState, useDesk } from '@/components/postmortem/comments/comment-desk'
import { boundTo, commentOn, noteView, rangesOf } from '@/components/postmortem/comments/passages'
import type { Anchor } from '@/lib/domain/postmortem/anchor'

/** Marks follow each key by themselves; they are looked up anew once somebody has stopped typing. */
const SETTLED_MS = 400

const key = new PluginKey<DecorationSet>('comment-marks')

/** Shows the passages of a field that open threads are about; Mod-Alt-M comments on what is selected. */
export const commentMarks = ({ field }: { field: string }): Extension =>
  Extension.create({
    name: 'commentMarks',
    addKeyboardShortcuts: () => ({
      'Mod-Alt-m': ({ editor }) => {
        const isBegun = commentOnSelection(editor.state, field)
        // The form may take a moment to appear: what is typed meanwhile must not replace the selection.
        if (isBegun) editor.view.dom.blur()
        return isBegun
      },
    }),
    addProseMirrorPlugins: () => [marksPlugin(field)],
  })

/** Comments on what is selected; with nothing selected it opens the thread at the caret, or takes the paragraph. */
function commentOnSelection(state: EditorState, field: string): boolean {
  const { from, to, empty, $from } = state.selection
  if (!empty) return commentOn(state, field, { from, to })
  const here = threadAt(state, from)
  if (here) commentDesk.focus(here)
  return here !== null || commentOn(state, field, { from: $from.start(), to: $from.end() })
}

/** What the "Comment" of an editor does; null for who may not. */
export function useCommentOnSelection(editor: Editor | null, field: string): (() => void) | null {
  const mayComment = useDesk((state) => state.mayComment)
  if (!editor || !mayComment) return null
  return () => void commentOnSelection(editor.state, field)
}

function threadAt(state: EditorState, pos: number): string | null {
  const found = key.getState(state)?.find(pos, pos) ?? []
  // The shortest is the one meant where passages lie within each other.
  const [mark] = found.sort((a, b) => a.to - a.from - (b.to - b.from))
  return (mark?.spec as { thread?: string } | undefined)?.thread ?? null
}

interface Shown {
  anchor: Anchor
  quote: string
  thread: string | null
  look: 'open' | 'active' | 'new'
}

function shownIn(field: string, { open, pending, activeId }: DeskState): Shown[] {
  const threads = open.flatMap(({ id, anchor, quote }): Shown[] =>
    anchor?.field === field ? [{ anchor, quote, thread: id, look: id === activeId ? 'active' : 'open' }] : [],
  )
  const isHere = pending?.anchor?.field === field
  return isHere && pending?.anchor
    ? [...threads, { anchor: pending.anchor, quote: pending.quote, thread: null, look: 'new' }]
    : threads
}

const shape = 'rounded-[2px] text-inherit print:bg-transparent print:shadow-none'
const LOOKS = {
  open: `${shape} cursor-pointer bg-accent-soft shadow-[inset_0_-2px_var(--accent-line)]`,
  active: `${shape} cursor-pointer bg-accent-line shadow-[inset_0_-2px_var(--accent)]`,
  new: `${shape} bg-accent-line shadow-[inset_0_-2px_var(--accent)]`,
} satisfies Record<Shown['look'], string>

/** `state` is bound to the document; `root` is what the editor shows. */
function decorate(state: EditorState, root: Node, field: string, before: DecorationSet): DecorationSet {
  const shown = shownIn(field, commentDesk.getState())
  const bound = shown.length > 0 ? boundTo(state) : null
  if (!bound) return DecorationSet.empty
  const ranges = rangesOf(root, bound, shown)
  if (!ranges) return before
  const marks = ranges.map(({ of, range }) =>
    Decoration.inline(
      range.from,
      range.to,
      { nodeName: 'mark', class: LOOKS[of.look], ...(of.thread ? { 'data-thread': of.thread } : {}) },
      { thread: of.thread },
    ),
  )
  return DecorationSet.create(root, marks)
}

const marksPlugin = (field: string): Plugin<DecorationSet> =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, marks, before) {
        const moved = tr.docChanged ? marks.map(tr.mapping, tr.doc) : marks
        // What comes from others replaces the whole, so nothing can be followed through it.
        const isWritten = tr.docChanged && tr.getMeta(ySyncPluginKey) !== undefined
        return isWritten || tr.getMeta(key) ? decorate(before, tr.doc, field, moved) : moved
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick: (view, pos) => {
        const thread = threadAt(view.state, pos)
        if (thread) commentDesk.focus(thread)
        // The caret goes where it was clicked all the same.
        return false
      },
    },
    view: (view) => watch(view, field),
  })

function watch(view: EditorView, field: string) {
  const forget = noteView(view, field)
  let timer: ReturnType<typeof setTimeout> | null = null
  let seen = ''
  const look = () => {
    timer = null
    if (view.isDestroyed) return
    // A mark that changes under an input method would end what it composes.
    if (view.composing) return lookLater()
    view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false))
  }
  const lookLater = () => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(look, SETTLED_MS)
  }
  const handleDesk = () => {
    const now = JSON.stringify(shownIn(field, commentDesk.getState()))
    if (now === seen) return
    seen = now
    look()
  }
  const unsubscribe = commentDesk.subscribe(handleDesk)
  queueMicrotask(handleDesk)
  return {
    update: (_: EditorView, before: EditorState) => {
      if (seen !== '[]' && before.doc !== view.state.doc) lookLater()
    },
    destroy() {
      if (timer) clearTimeout(timer)
      unsubscribe()
      forget()
    },
  }
}
