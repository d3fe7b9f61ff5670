import { expect, test } from 'vitest'
import { wordsOfBlock } from '@/components/postmortem/editor/blame-state'
import type { RichText } from '@/lib/domain/postmortem/content'
import { richTextSchema } from '@/lib/domain/postmortem/schema'
import { textBlocks } from './text-blocks'

test('[EDITOR-6] the list and the underlines read the same words, so that what one keeps the other does too', () => {
  const text: RichText = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'They ' },
          { type: 'text', text: 'should have', marks: [{ type: 'bold' }] },
          { type: 'hardBreak' },
          { type: 'mention', attrs: { id: 'x', label: 'Ada' } },
          { type: 'text', text: ' known.' },
          { type: 'source', attrs: { seqs: '3', label: '14:06' } },
        ],
      },
      { type: 'codeBlock', content: [{ type: 'text', text: 'should have' }] },
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'One' }] }] }],
      },
    ],
  }
  const shown: string[] = []
  richTextSchema.nodeFromJSON(text).descendants((node) => {
    if (node.isTextblock && !node.type.spec.code) shown.push(wordsOfBlock(node))
  })
  expect(textBlocks(text)).toEqual(shown)
  expect(shown).toEqual(['They should have\n\ufffc known.\ufffc', 'One'])
})
