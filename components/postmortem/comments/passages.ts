import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { commentDesk } from '@/components/postmortem/comments/comment-desk'
import {
  type Anchor,
  anchorAt,
  type FieldText,
  fieldTextOf,
  findPassage,
  wholeCharacters,
} from '@/lib/domain/postmortem/anchor'
import { MAX_QUOTE } from '@/lib/domain/postmortem/comment'

/** What an editor shows, and the document behind it. Null as long as it is bound to none. */
export interface Bound {
  doc: Y.Doc
  text: FieldText
}

export function boundTo(state: EditorState): Bound | null {
  const sync = ySyncPluginKey.getState(state) as { type: Y.XmlFragment } | undefined
  const doc = sync?.type.doc
  return sync && doc ? { doc, text: fieldTextOf(sync.type) } : null
}

interface TextNode {
  pos: number
  start: number
  length: number
}

/** The text nodes of an editor with the character each begins at, as the document counts them. */
function textNodesOf(root: Node): TextNode[] {
  const nodes: TextNode[] = []
  let start = 0
  root.descendants((node, pos) => {
    if (!node.isText) return
    nodes.push({ pos, start, length: node.nodeSize })
    start += node.nodeSize
  })
  return nodes
}

const charactersBefore = (nodes: TextNode[], pos: number): number =>
  nodes.reduce((sum, node) => sum + Math.min(Math.max(pos - node.pos, 0), node.length), 0)

export interface Range {
  from: number
  to: number
}

/** Where passages stand in an editor; those that are gone stand nowhere. Null while the two are out of step. */
export function rangesOf<Of extends { anchor: Anchor; quote: string }>(
  root: Node,
  { doc, text }: Bound,
  passages: readonly Of[],
): { of: Of; range: Range }[] | null {
  const nodes = textNodesOf(root)
  const last = nodes.at(-1)
  if ((last ? last.start + last.length : 0) !== text.text.length) return null
  return passages.flatMap((of) => {
    const passage = findPassage(doc, text, of.anchor, of.quote)
    if (passage.kind !== 'at') return []
    const first = nodes.find(({ start, length }) => passage.from < start + length)
    const end = nodes.findLast(({ start }) => passage.to > start)
    if (!first || !end) return []
    const range = { from: first.pos + passage.from - first.start, to: end.pos + passage.to - end.start }
    return range.from < range.to ? [{ of, range }] : []
  })
}

/** Begins a thread about what stands between two positions of an editor. False when there are no words. */
export function commentOn(state: EditorState, field: string, { from, to }: Range): boolean {
  const bound = boundTo(state)
  if (!bound || !commentDesk.getState().mayComment) return false
  const nodes = textNodesOf(state.doc)
  const range = trimmed(bound.text.text, { from: charactersBefore(nodes, from), to: charactersBefore(nodes, to) })
  const anchor = anchorAt(bound.text, field, range.from, range.to)
  if (!anchor) return false
  commentDesk.begin(anchor, quoteOf(state.doc.textBetween(from, to, ' ', leafText)))
  return true
}

function trimmed(text: string, { from, to }: Range): Range {
  const words = text.slice(from, to)
  return { from: from + (words.length - words.trimStart().length), to: to - (words.length - words.trimEnd().length) }
}

const leafText = (node: Node): string => (node.type.name === 'mention' ? `@${node.attrs.label ?? ''}` : ' ')

const quoteOf = (words: string): string => wholeCharacters(words.replace(/\s+/g, ' ').trim().slice(0, MAX_QUOTE))

const views = new Map<EditorView, string>()

/** Knows an editor by its field for as long as it is on the page. */
export function noteView(view: EditorView, field: string): () => void {
  views.set(view, field)
  return () => {
    views.delete(view)
  }
}

/** Begins a thread about what is selected on the page, also where nothing can be written. */
export function commentOnPageSelection(): boolean {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed = true } = document.getSelection() ?? {}
  if (isCollapsed || !anchorNode || !focusNode) return false
  for (const [view, field] of views) {
    if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) continue
    const ends = [view.posAtDOM(anchorNode, anchorOffset ?? 0), view.posAtDOM(focusNode, focusOffset ?? 0)]
    return commentOn(view.state, field, { from: Math.min(...ends), to: Math.max(...ends) })
  }
  return false
}
