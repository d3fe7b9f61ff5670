import type { Node } from '@tiptap/pm/model'
import { PluginKey } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import type { BlamelessHint } from '@/lib/domain/postmortem/blameless'

/** A hint where it stands in an editor. */
export interface PlacedHint {
  hint: BlamelessHint
  /** By which a dismissal is remembered. */
  key: string
  from: number
  to: number
}

export interface BlameState {
  hints: readonly PlacedHint[]
  decorations: DecorationSet
}

export const blameKey = new PluginKey<BlameState>('blameless')

/** The words of a block for the blameless reader: one character for each place, so that its offsets are places. */
export const wordsOfBlock = (block: Node): string =>
  block.textBetween(0, block.content.size, undefined, (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : '\ufffc'))
