import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { type BlameState, blameKey, type PlacedHint, wordsOfBlock } from '@/components/postmortem/editor/blame-state'
import type { BlamelessContext, BlamelessHint } from '@/lib/domain/postmortem/blameless'

/** Reading waits until somebody pauses: nothing is underlined under the words that are being typed. */
const PAUSE_MS = 500

type Reader = typeof import('@/lib/domain/postmortem/blameless')

/** The reader is heavy: it is loaded once, and only where something is written. */
let reader: Promise<Reader> | null = null
export function loadReader(): Promise<Reader> {
  reader ??= import('@/lib/domain/postmortem/blameless').catch((error: unknown) => {
    reader = null
    throw error
  })
  return reader
}

export interface BlameOptions {
  context(): BlamelessContext
  isDismissed(key: string): boolean
  /** Somebody asked about a hint: by a click on it, or with a key, which takes the focus along. */
  onOpen(hint: PlacedHint, rect: DOMRect, by: 'pointer' | 'key'): void
}

export interface Blameless {
  extension: Extension
  /** Reads all of it again: the context, or what is dismissed, is different. */
  readAgain(): void
}

/** Underlines wordings that blame, and opens what there is to say about them: by a click, or F8 from one to the next. */
export function blameless(options: BlameOptions): Blameless {
  const readers = new Set<() => void>()
  const extension = Extension.create({
    name: 'blamelessHints',
    addKeyboardShortcuts() {
      const go = (step: 1 | -1) => () => openNext(this.editor.view, options, step)
      return { F8: go(1), 'Shift-F8': go(-1) }
    },
    addProseMirrorPlugins: () => [blamePlugin(options, readers)],
  })
  return {
    extension,
    readAgain() {
      for (const read of readers) read()
    },
  }
}

/** `readers` are what reads again: an editor may have been made anew, so each view tells of itself while it lives. */
function blamePlugin(options: BlameOptions, readers: Set<() => void>): Plugin<BlameState> {
  let known = new WeakMap<Node, Omit<PlacedHint, 'from' | 'to'>[]>()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** All hints of a document; blocks that were read before are not read again. */
  async function read(state: EditorState): Promise<PlacedHint[]> {
    const { findBlame, hintKey } = await loadReader()
    const context = options.context()
    const found: PlacedHint[] = []
    state.doc.descendants((block, position) => {
      if (!block.isTextblock) return true
      if (block.type.spec.code) return false
      let hints = known.get(block)
      if (!hints) {
        const words = wordsOfBlock(block)
        hints = findBlame(words, context).map((hint: BlamelessHint) => ({ hint, key: hintKey(words, hint) }))
        known.set(block, hints)
      }
      for (const { hint, key } of hints) {
        if (options.isDismissed(key)) continue
        found.push({ hint, key, from: position + 1 + hint.from, to: position + 1 + hint.to })
      }
      return false
    })
    return found
  }

  function later(view: EditorView) {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const { state } = view
      const hints = await read(state).catch(() => null)
      // Somebody wrote meanwhile: then it is read again anyway.
      if (hints && !view.isDestroyed && view.state.doc === state.doc) {
        view.dispatch(view.state.tr.setMeta(blameKey, hints).setMeta('addToHistory', false))
      }
    }, PAUSE_MS)
  }

  return new Plugin<BlameState>({
    key: blameKey,
    state: {
      init: () => ({ hints: [], decorations: DecorationSet.empty }),
      apply(tr, before) {
        const said: unknown = tr.getMeta(blameKey)
        if (Array.isArray(said)) return { hints: said, decorations: drawn(tr.doc, said) }
        if (!tr.docChanged) return before
        const hints = before.hints
          .map((placed) => ({ ...placed, from: tr.mapping.map(placed.from, 1), to: tr.mapping.map(placed.to, -1) }))
          .filter(({ from, to, hint }) => to > from && tr.doc.textBetween(from, to) === hint.quote)
        return { hints, decorations: drawn(tr.doc, hints) }
      },
    },
    props: {
      decorations: (state) => blameKey.getState(state)?.decorations,
      handleClick(view, position) {
        const placed = blameKey.getState(view.state)?.hints.find(({ from, to }) => from <= position && position <= to)
        if (placed) options.onOpen(placed, rectOf(view, placed), 'pointer')
        return false
      },
    },
    view: (view) => {
      later(view)
      const readAgain = () => {
        known = new WeakMap()
        later(view)
      }
      readers.add(readAgain)
      return {
        update(now, before) {
          if (now.state.doc !== before.doc) later(now)
        },
        destroy() {
          clearTimeout(timer)
          readers.delete(readAgain)
        },
      }
    },
  })
}

const drawn = (doc: Node, hints: readonly PlacedHint[]) =>
  DecorationSet.create(
    doc,
    hints.map(({ from, to, hint }) => Decoration.inline(from, to, { class: 'blame', 'data-blame': hint.rule })),
  )

function openNext(view: EditorView, options: BlameOptions, step: 1 | -1): boolean {
  const hints = blameKey.getState(view.state)?.hints ?? []
  const { from: caret } = view.state.selection
  const next =
    step === 1
      ? (hints.find(({ from }) => from > caret) ?? hints[0])
      : (hints.findLast(({ from }) => from < caret) ?? hints.at(-1))
  if (!next) return false
  const selection = TextSelection.create(view.state.doc, next.from, next.to)
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  options.onOpen(next, rectOf(view, next), 'key')
  return true
}

/** Where a hint is on the screen: its first line. */
function rectOf(view: EditorView, { from, to }: Pick<PlacedHint, 'from' | 'to'>): DOMRect {
  const [start, end] = [view.coordsAtPos(from), view.coordsAtPos(to)]
  const isOneLine = Math.abs(start.top - end.top) < 4
  const right = isOneLine ? end.right : start.right
  return new DOMRect(start.left, start.top, Math.max(1, right - start.left), start.bottom - start.top)
}
