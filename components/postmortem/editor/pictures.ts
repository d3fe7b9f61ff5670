import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

interface Waiting {
  add?: { id: object; at: number; block: Y.RelativePosition | null }
  remove?: object
}

const key = new PluginKey<DecorationSet>('pictures')

export interface PictureOptions {
  /** Uploads one and answers its id. */
  upload(file: File): Promise<string>
  onFailed(error: unknown): void
}

/** Takes pictures that are pasted or dropped. Each stands where it was put, however the text moves meanwhile. */
export const pastedPictures = (options: PictureOptions): Extension =>
  Extension.create({
    name: 'pastedPictures',
    addProseMirrorPlugins: () => [picturesPlugin(options)],
  })

export const picturesPlugin = (options: PictureOptions): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before, state) {
        const { add, remove } = (tr.getMeta(key) ?? {}) as Waiting
        // What comes from others replaces the whole, so nothing can be followed through it but by the document.
        const isWritten = tr.docChanged && tr.getMeta(ySyncPluginKey) !== undefined
        const moved = isWritten ? placedAnew(before, tr.doc, state) : before.map(tr.mapping, tr.doc)
        if (add) return moved.add(tr.doc, [waitingAt(add.at, { id: add.id, block: add.block })])
        if (remove) return moved.remove(moved.find(undefined, undefined, (spec) => spec.id === remove))
        return moved
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handlePaste(view, event) {
        const files = picturesOf(event.clipboardData)
        // A copied table or page comes with a picture of itself: its words are what is wanted.
        if (files.length === 0 || event.clipboardData?.types.includes('text/html')) return false
        for (const file of files) void insertPicture(view, view.state.selection.from, file, options)
        return true
      },
      handleDrop(view, event, _slice, isMoved) {
        const files = isMoved ? [] : picturesOf(event.dataTransfer)
        if (files.length === 0 || !view.editable) return false
        event.preventDefault()
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.from
        for (const file of files) void insertPicture(view, at, file, options)
        return true
      },
    },
  })

interface Spec {
  id: object
  /** The block it was put in, as the document knows it; null where an editor has no document. */
  block: Y.RelativePosition | null
}

const waitingAt = (at: number, spec: Spec) => Decoration.widget(at, waitingMark, spec)

const fragmentOf = (state: EditorState): Y.XmlFragment | undefined =>
  (ySyncPluginKey.getState(state) as { type: Y.XmlFragment } | undefined)?.type

function blockAt(state: EditorState, at: number): Y.RelativePosition | null {
  const fragment = fragmentOf(state)
  return fragment ? Y.createRelativePositionFromTypeIndex(fragment, state.doc.resolve(at).index(0)) : null
}

/** Those that wait, each after the block it was put in. */
function placedAnew(before: DecorationSet, root: Node, state: EditorState): DecorationSet {
  const doc = fragmentOf(state)?.doc
  const specs = before.find().map(({ spec }) => spec as Spec)
  const places = specs.flatMap((spec) => {
    const place = doc && spec.block && Y.createAbsolutePositionFromRelativePosition(spec.block, doc)
    if (!place) return []
    let at = 0
    for (let index = 0; index <= place.index && index < root.childCount; index += 1) at += root.child(index).nodeSize
    return [waitingAt(at, spec)]
  })
  return DecorationSet.create(root, places)
}

const picturesOf = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))

function waitingMark(): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'picture-waiting'
  mark.textContent = 'Uploading a picture'
  return mark
}

/** Uploads a picture and puts it after the block that it was given at. */
export async function insertPicture(
  view: EditorView,
  at: number,
  file: File,
  { upload, onFailed }: PictureOptions,
): Promise<void> {
  const id = {}
  const block = blockAt(view.state, at)
  view.dispatch(view.state.tr.setMeta(key, { add: { id, at, block } } satisfies Waiting))
  const attachmentId = await upload(file).catch((error: unknown) => {
    onFailed(error)
    return null
  })
  if (view.isDestroyed) return
  const [place] = key.getState(view.state)?.find(undefined, undefined, (spec) => spec.id === id) ?? []
  const tr = view.state.tr.setMeta(key, { remove: id } satisfies Waiting)
  const picture = view.state.schema.nodes.picture
  if (attachmentId && picture) {
    const $at = tr.doc.resolve(Math.min(place?.from ?? at, tr.doc.content.size))
    const after = $at.depth === 0 ? $at.pos : $at.after(1)
    tr.insert(after, picture.create({ attachmentId, alt: '' }))
  }
  view.dispatch(tr)
}
